import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPublic } from "@/auth/public-address";
import { mailer } from "@/bin/worker/send-mail";
import { webhookSender } from "@/bin/worker/send-webhook";
import { claimCase } from "@/db/commands/claim-case";
import { claimNotifications, type Due, settleNotification } from "@/db/commands/deliver-notifications";
import { planNotifications } from "@/db/commands/plan-notifications";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { releaseCase } from "@/db/commands/release-case";
import type { Viewer } from "@/domain/access";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const at = "2026-03-02T16:00:00Z";
const plus = (seconds: number) => new Date(Date.parse(at) + seconds * 1000);
const all = { channels: ["email", "webhook"], most: 50 };

let clinic: TestClinic;
let ana: Viewer & { email: string };
let caseId: string;
const closing: (() => void)[] = [];

beforeEach(async () => {
  clinic = await makeClinic("Notified");
  ana = await clinic.staff("clinician");
  const patientId = await clinic.patient();
  const urgent = { "asq.1": true, "asq.2": true, "asq.3": true, "asq.4": true, "asq.5": true };
  await recordCheckIn(clinic.intake, patientId, arrival("asq", urgent, at));
  const [row] = await adminSql()`select id, priority from app.cases where patient_id = ${patientId}`;
  expect(row?.priority).toBe("urgent");
  caseId = row?.id;
});

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function states(): Promise<Record<string, number>> {
  const rows =
    await adminSql()`select step || ' ' || state as key, count(*)::int as n from app.notifications where clinic_id = ${clinic.clinicId} group by 1`;
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

async function planAndClaim(seconds: number): Promise<Due[]> {
  await planNotifications(clinic.heron, plus(seconds));
  return claimNotifications(clinic.heron, { ...all, now: plus(seconds) });
}

describe("planning", () => {
  test("makes each message once, however often and by however many it is done", async () => {
    await Promise.all(Array.from({ length: 4 }, () => planNotifications(clinic.heron, plus(5))));
    expect(await planNotifications(clinic.heron, plus(6))).toBe(0);
    expect(await states()).toEqual({ "first pending": 1, "again pending": 1, "lead pending": 1 });
  });

  test("of a case given back tells the others", async () => {
    const ben = await clinic.staff("coordinator");
    for (const one of await planAndClaim(5)) {
      await settleNotification(clinic.heron, one, { kind: "sent" }, plus(6), 0);
    }
    await claimCase(ana, caseId, plus(60));
    await releaseCase(ana, caseId, plus(120));
    const told = await planAndClaim(125);
    expect(told.map(({ to }) => to)).toEqual([ben.email]);
  });
});

describe("claiming", () => {
  test("gives a message to one of many workers, and to another when the lease has ended", async () => {
    await planNotifications(clinic.heron, plus(5));
    const taken = await Promise.all(
      Array.from({ length: 6 }, () => claimNotifications(clinic.heron, { ...all, now: plus(5) })),
    );
    expect(taken.flat()).toHaveLength(1);
    const [first] = taken.flat();
    const [again] = await claimNotifications(clinic.heron, { ...all, now: plus(70) });
    expect(again?.id).toBe(first?.id);
    if (!first || !again) throw new Error("nothing claimed");
    await settleNotification(
      clinic.heron,
      first,
      { kind: "failed", code: "late", forGood: true },
      plus(71),
      0,
    );
    expect(await states()).toMatchObject({ "first pending": 1 });
    await settleNotification(clinic.heron, again, { kind: "sent" }, plus(72), 0);
    expect(await states()).toMatchObject({ "first sent": 1 });
  });

  test("lets a repeat go when somebody has taken the case", async () => {
    const [first] = await planAndClaim(5);
    if (first) await settleNotification(clinic.heron, first, { kind: "sent" }, plus(6), 0);
    await claimCase(ana, caseId, plus(60));
    expect(await claimNotifications(clinic.heron, { ...all, now: plus(40 * 60) })).toEqual([]);
    expect(await states()).toEqual({ "first sent": 1, "again unneeded": 1, "lead unneeded": 1 });
  });

  test("repeats after 15 minutes and goes to the lead after 30 while nobody has", async () => {
    const [first] = await planAndClaim(5);
    if (first) await settleNotification(clinic.heron, first, { kind: "sent" }, plus(6), 0);
    expect(await claimNotifications(clinic.heron, { ...all, now: plus(14 * 60) })).toEqual([]);
    const repeat = await claimNotifications(clinic.heron, { ...all, now: plus(15 * 60 + 10) });
    expect(repeat.map(({ step }) => step)).toEqual(["again"]);
    for (const one of repeat)
      await settleNotification(clinic.heron, one, { kind: "sent" }, plus(15 * 60 + 11), 0);
    const lead = await claimNotifications(clinic.heron, { ...all, now: plus(30 * 60 + 10) });
    expect(lead.map(({ step }) => step)).toEqual(["lead"]);
  });

  test("leaves e-mail waiting while there is no mail server, and gives up in sight after eight failures", async () => {
    await planNotifications(clinic.heron, plus(5));
    expect(await claimNotifications(clinic.heron, { ...all, channels: ["webhook"], now: plus(5) })).toEqual(
      [],
    );
    for (let i = 0; i < 8; i += 1) {
      const [one] = (await claimNotifications(clinic.heron, { ...all, now: plus(5 + i * 7200) })).filter(
        ({ step }) => step === "first",
      );
      if (!one) throw new Error(`not tried again: ${i}`);
      await settleNotification(
        clinic.heron,
        one,
        { kind: "failed", code: "smtp 451", forGood: false },
        plus(5 + i * 7200),
        0.5,
      );
    }
    expect(await states()).toMatchObject({ "first dead": 1 });
  });
});

describe("e-mail", () => {
  type Mail = { to: string[]; text: string };

  async function smtp(
    answer: (mail: Mail, dataBegins: () => void) => Error | null,
  ): Promise<{ url: string; got: Mail[] }> {
    const got: Mail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, session, done) {
        let text = "";
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        stream.on("end", () => {
          const mail = { to: session.envelope.rcptTo.map(({ address }) => address), text };
          const problem = answer(mail, () => {
            for (const one of server.connections) one._socket.destroy();
          });
          if (!problem) got.push(mail);
          done(problem);
        });
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close());
    return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, got };
  }

  const refusal = (responseCode: number) => Object.assign(new Error("no"), { responseCode });

  test("arrives with the message's id and says nothing of anybody", async () => {
    const { url, got } = await smtp(() => null);
    const send = mailer(url, "Heron <heron@clinic.example>", "https://heron.example");
    closing.push(send.close);
    const [due] = await planAndClaim(5);
    if (!due) throw new Error("nothing due");
    expect(await send(due)).toEqual({ kind: "sent" });
    expect(got[0]?.to).toEqual([ana.email]);
    expect(got[0]?.text).toContain(`Message-ID: <${due.id}@clinic.example>`);
    expect(got[0]?.text).toContain("Subject: Action needed: 1 urgent item in your queue");
    expect(got[0]?.text).not.toMatch(/Person|asq|suicid|SUI-/i);
  });

  test.each([
    ["a temporary refusal", 451, false],
    ["a refusal for good", 554, true],
  ])("%s is told apart", async (_, code, forGood) => {
    const { url } = await smtp(() => refusal(code));
    const send = mailer(url, "heron@clinic.example", "https://heron.example");
    closing.push(send.close);
    const [due] = await planAndClaim(5);
    if (!due) throw new Error("nothing due");
    expect(await send(due)).toEqual({ kind: "failed", code: `smtp ${code}`, forGood });
  });

  test("a connection that drops on the way is a failure that is tried again", async () => {
    const { url } = await smtp((_, drop) => {
      drop();
      return null;
    });
    const send = mailer(url, "heron@clinic.example", "https://heron.example");
    closing.push(send.close);
    const [due] = await planAndClaim(5);
    if (!due) throw new Error("nothing due");
    expect(await send(due)).toMatchObject({ kind: "failed", forGood: false });
  });
});

describe("webhooks", () => {
  const key = Buffer.alloc(32, 7);
  const due: Due = {
    id: "01980000-0000-7000-8000-000000000009",
    attempt: 1,
    failures: 0,
    channel: "webhook",
    step: "first",
    priority: "urgent",
    caseId: "01980000-0000-7000-8000-000000000001",
    happenedAt: new Date(at),
    subject: "Action needed: 1 urgent item in your queue",
    to: "",
    secret: `whsec_${key.toString("base64")}`,
  };

  async function receiver(status: number, headers: Record<string, string> = {}) {
    const got: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server: Server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      got.push({ headers: request.headers, body });
      response.writeHead(status, headers).end("answer");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close());
    return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
  }

  test("carry a signature that the receiver can check for itself", async () => {
    const { got, url } = await receiver(204);
    const send = webhookSender({ appUrl: "https://heron.example", toOwnMachine: true });
    expect(await send({ ...due, to: url })).toEqual({ kind: "sent" });
    const [one] = got;
    const { "webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": signed } = one?.headers ?? {};
    expect(id).toBe(due.id);
    const expected = createHmac("sha256", key).update(`${id}.${stamp}.${one?.body}`).digest("base64");
    expect(signed).toBe(`v1,${expected}`);
    expect(Math.abs(Number(stamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(one?.body ?? "")).toMatchObject({ type: "case.waiting", data: { priority: "urgent" } });
  });

  test("follow no redirect, and end when the receiver is gone for good", async () => {
    const send = webhookSender({ appUrl: "https://heron.example", toOwnMachine: true });
    const target = await receiver(200);
    const moved = await receiver(302, { location: target.url });
    expect(await send({ ...due, to: moved.url })).toEqual({
      kind: "failed",
      code: "webhook 302",
      forGood: false,
    });
    expect(target.got).toHaveLength(0);
    const gone = await receiver(410);
    expect(await send({ ...due, to: gone.url })).toMatchObject({ forGood: true });
  });

  test("go to no address of a private network, however it is written", async () => {
    const { got, url } = await receiver(200);
    const port = new URL(url).port;
    const send = webhookSender({ appUrl: "https://heron.example" });
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "2130706433",
      "0x7f.1",
      "0.0.0.0",
    ]) {
      expect(await send({ ...due, to: `https://${host}:${port}/` }), host).toMatchObject({ kind: "failed" });
    }
    expect(await send({ ...due, to: url })).toMatchObject({ code: "webhook address refused" });
    expect(got).toHaveLength(0);
    const inside = [
      "10.1.2.3",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "::1",
      "fe80::1",
      "fd00::1",
      "::ffff:10.0.0.1",
      "64:ff9b::a00:1",
      "2002:a00:1::",
    ];
    expect(inside.filter(isPublic)).toEqual([]);
    expect(["93.184.216.34", "2606:4700::1111"].every(isPublic)).toBe(true);
  });
});
