import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { countQueries } from "@/bin/proof/live/queries";
import { openStream, type Stream, signIn } from "@/bin/proof/live/streams";
import { postPhq9 } from "@/bin/proof/post-answer";
import { type ProofLine, report } from "@/bin/proof/report";
import { startChild } from "@/bin/start/child";
import { appEnvironment, nextCommand, waitUntilHealthy } from "@/bin/start/next";
import { findFreePort } from "@/bin/start/port";
import { withTemporaryHeron } from "@/bin/temporary-heron";
import { openPool } from "@/db/connection";
import { madeAt } from "@/db/ids";
import { openSetup } from "@/db/setup";

/**
 * From the POST of an answer to the open queues of other people, through the built application, on the demo clinic with its half a
 * year of check-ins; and what open queues cost the database. Needs `npm run build`. `-- --streams 20 --seconds 10` for less.
 */
const people = 20;
const longest = 1000;
const mostQueries = 3;

type Sent = { patientId: string; begunAt: number; endedAt: number; status: number };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      streams: { type: "string", default: "200" },
      rate: { type: "string", default: "20" },
      seconds: { type: "string", default: "60" },
    },
  });
  const [streams, rate, seconds] = [Number(values.streams), Number(values.rate), Number(values.seconds)];
  const settings = { shared_preload_libraries: "pg_stat_statements" };
  const work = (urls: { adminUrl: string; appUrl: string }) => measure({ ...urls, streams, rate, seconds });
  report("live", 0, await withTemporaryHeron(work, settings));
}

async function measure(of: {
  adminUrl: string;
  appUrl: string;
  streams: number;
  rate: number;
  seconds: number;
}): Promise<ProofLine[]> {
  const { adminUrl, streams, rate, seconds } = of;
  const { seedDemo } = await import("@/bin/demo/seed");
  const demo = await seedDemo({ now: new Date(), onProgress: (line) => console.error(line) });
  const admin = openPool(adminUrl, { max: 1 });
  await admin`create extension pg_stat_statements`;
  await admin`vacuum analyze`;
  const colleagues = await addColleagues(adminUrl);
  const folder = mkdtempSync(join(tmpdir(), "heron-proof-"));
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const authSecret = "a secret that only this proof knows, and no one else";
  const env = appEnvironment({ databaseAppUrl: of.appUrl, authSecret, appUrl: url, isDemo: true });
  const args = nextCommand("start", "-p", String(port), "-H", "127.0.0.1");
  const app = startChild({ name: "app", args, env, folder });
  const open: Stream[] = [];
  try {
    await waitUntilHealthy({ host: "127.0.0.1", port, appUrl: url }, 60, app.isOver);
    for (let i = 0; i < streams; i += 1) {
      const colleague = colleagues[i % colleagues.length];
      if (colleague) open.push(await openStream(url, await signIn(url, colleague)));
    }
    await sleep(3000);
    const idle = await countQueries(admin, Math.min(30, seconds), () => sleep(Math.min(30, seconds) * 1000));
    const patients = demo.patients.map(({ id }) => id);
    const sent: Sent[] = [];
    const busy = await countQueries(admin, seconds, async () => {
      sent.push(...(await sendAll(url, demo.intakeToken, patients, rate, seconds)));
    });
    await sleep(3000);
    return [
      ...judge(sent, await eventsOf(admin, sent), open, rate),
      {
        line: `queries a second that ${streams} open queues cost when nothing happens (${idle.transactions.toFixed(1)} transactions)`,
        figure: idle.queries,
        limit: mostQueries,
        holds: idle.queries <= mostQueries,
      },
      {
        line: `queries a second that ${streams} open queues cost at ${rate} check-ins a second`,
        figure: busy.ofStreams,
        limit: mostQueries,
        holds: busy.ofStreams <= mostQueries,
      },
    ];
  } finally {
    for (const one of open) one.close();
    await app.stop();
    await admin.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addColleagues(adminUrl: string): Promise<{ email: string; password: string }[]> {
  const setup = openSetup(adminUrl);
  const clinicId = await setup.findClinicId("demo");
  if (!clinicId) throw new Error("There is no demo clinic.");
  const colleagues = Array.from({ length: people }, (_, i) => ({
    email: `watcher-${i}@demo.example.org`,
    password: `a password of watcher ${i}`,
  }));
  for (const [i, one] of colleagues.entries())
    await setup.createStaff({ clinicId, displayName: `W. Atcher ${i}`, role: "coordinator", ...one });
  await setup.close();
  return colleagues;
}

/** At even intervals, whether or not what was sent before has been answered. */
async function sendAll(
  url: string,
  token: string,
  patients: readonly string[],
  rate: number,
  seconds: number,
): Promise<Sent[]> {
  const begin = Date.now();
  const sending: Promise<Sent>[] = [];
  for (let i = 0; i < rate * seconds; i += 1) {
    await sleep(Math.max(0, begin + (i * 1000) / rate - Date.now()));
    const patientId = patients[i % patients.length] ?? "";
    const begunAt = Date.now();
    const answer = {
      patientId,
      item9: 1 + (i % 3),
      identifier: `live ${i}`,
      authored: new Date().toISOString(),
    };
    const status = postPhq9(url, token, answer).catch(() => 0);
    sending.push(status.then((status) => ({ patientId, begunAt, endedAt: Date.now(), status })));
  }
  return Promise.all(sending);
}

/** The events that each answer made, by their ids: those of its patient that were made while it was stored. */
async function eventsOf(admin: ReturnType<typeof openPool>, sent: readonly Sent[]): Promise<string[][]> {
  const since = new Date(Math.min(...sent.map(({ begunAt }) => begunAt)));
  const rows = await admin<{ id: string; patientId: string }[]>`
    select id, patient_id as "patientId" from app.triage_events where at >= ${since} - interval '1 minute'`;
  return sent.map(({ patientId, begunAt, endedAt }) =>
    rows
      .filter((row) => row.patientId === patientId && madeAt(row.id) >= begunAt && madeAt(row.id) <= endedAt)
      .map((row) => row.id),
  );
}

function judge(
  sent: readonly Sent[],
  events: readonly string[][],
  streams: readonly Stream[],
  rate: number,
): ProofLine[] {
  const delays: number[] = [];
  let unheard = 0;
  for (const [i, { begunAt }] of sent.entries()) {
    for (const { heard } of streams) {
      const arrivals = (events[i] ?? []).map((id) => heard.get(id) ?? Number.POSITIVE_INFINITY);
      const first = Math.min(...arrivals);
      if (Number.isFinite(first)) delays.push(first - begunAt);
      else unheard += 1;
    }
  }
  delays.sort((a, b) => a - b);
  const stored = sent.map(({ begunAt, endedAt }) => endedAt - begunAt).sort((a, b) => a - b);
  const none = (line: string, figure: number) => ({ line, figure, limit: 0, holds: figure === 0 });
  const at = (list: readonly number[], share: number) =>
    list[Math.floor(share * (list.length - 1))] ?? Number.NaN;
  const p95 = at(delays, 0.95);
  return [
    none(
      `answers of ${sent.length} that were not stored`,
      sent.filter(({ status }) => status !== 201).length,
    ),
    none(`news of ${sent.length * streams.length} that a stream did not hear`, unheard),
    none("streams that ended", streams.filter((one) => !one.isOpen()).length),
    {
      line: `ms until an answer is stored, p95, at ${rate} a second`,
      figure: at(stored, 0.95),
      limit: null,
      holds: true,
    },
    {
      line: "ms from POST to the stream of another person, median",
      figure: at(delays, 0.5),
      limit: null,
      holds: true,
    },
    {
      line: "ms from POST to the stream of another person, p95",
      figure: p95,
      limit: longest,
      holds: p95 <= longest,
    },
    {
      line: "ms from POST to the stream of another person, longest",
      figure: at(delays, 1),
      limit: null,
      holds: true,
    },
  ];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
