import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** What one receiver was shown, by the id of each message: of a second copy it keeps only that there was one. */
export type Inbox = Map<string, { to: string; copies: number; caseId: string | null }>;

export type Receivers = {
  inbox: Inbox;
  /** Messages whose signature did not fit. */
  forged: string[];
  smtpUrl: string;
  /** Of a webhook endpoint: one that takes messages, or one that is gone for good. */
  hookUrl(name: string, isGone: boolean): string;
  close(): Promise<void>;
};

/** Addresses of this domain are refused for good. */
export const refusedDomain = "gone.example.org";

type Trouble = "none" | "refused" | "cut";

/**
 * A mail server and a web server that take messages and drop second copies by Message-ID and `webhook-id`, as receivers are told
 * to. Of a hundred messages, when they come first, they refuse two for now, and of two they keep the message but cut the line
 * before they answer.
 */
export async function openReceivers(secret: string, random: () => number): Promise<Receivers> {
  const inbox: Inbox = new Map();
  const forged: string[] = [];
  const offered = new Set<string>();
  const trouble = (id: string): Trouble => {
    if (offered.has(id)) return "none";
    offered.add(id);
    const chance = random();
    return chance < 0.02 ? "refused" : chance < 0.04 ? "cut" : "none";
  };
  const keep = (id: string, to: string, caseId: string | null) => {
    const known = inbox.get(id);
    if (known) known.copies += 1;
    else inbox.set(id, { to, copies: 1, caseId });
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      done(address.endsWith(`@${refusedDomain}`) ? refusal(550) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const id = /^message-id: <([^@>]+)@/im.exec(Buffer.concat(parts).toString())?.[1] ?? "";
        const happens = trouble(id);
        if (happens === "refused") return done(refusal(451));
        for (const { address } of session.envelope.rcptTo) keep(id, address, null);
        if (happens === "none") return done();
        for (const one of smtp.connections) if (one.session === session) one._socket.destroy();
      });
    },
  });
  smtp.on("error", () => {});
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));

  const web = createServer(async (request, response) => {
    const body = await readAll(request).catch(() => null);
    if (body !== null) takeHook(request, response, body);
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));

  function takeHook(request: IncomingMessage, response: ServerResponse, body: string) {
    const [, name = "", state] = (request.url ?? "").split("/");
    if (state === "gone") return response.writeHead(410).end();
    const {
      "webhook-id": id = "",
      "webhook-timestamp": at,
      "webhook-signature": signature,
    } = request.headers;
    const happens = trouble(String(id));
    if (happens === "refused") return response.writeHead(503).end();
    const signed = createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"));
    if (signature !== `v1,${signed.update(`${id}.${at}.${body}`).digest("base64")}`) forged.push(String(id));
    keep(String(id), name, JSON.parse(body).data.caseId);
    if (happens === "cut") request.socket.destroy();
    else response.writeHead(204).end();
  }

  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  return {
    inbox,
    forged,
    smtpUrl: `smtp://127.0.0.1:${port(smtp.server)}`,
    hookUrl: (name, isGone) => `http://127.0.0.1:${port(web)}/${name}/${isGone ? "gone" : "open"}`,
    async close() {
      web.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => web.close(() => resolve())),
      ]);
    },
  };
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error("not taken"), { responseCode });
}

async function readAll(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request) body += part;
  return body;
}
