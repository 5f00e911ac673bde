import { createTransport } from "nodemailer";
import type { Due, Sent } from "@/db/commands/deliver-notifications";
import { bodyOf } from "@/domain/notify";

export type SendMail = ((due: Due) => Promise<Sent>) & { close(): void };

const patienceMs = 10_000;

/**
 * Sends by the SMTP server of `url`, such as smtps://user:password@mail.example:465. Beyond this machine the connection is
 * encrypted or not made. The message's id is the notification's: a second copy can be told for one.
 */
export function mailer(url: string, from: string, appUrl: string): SendMail {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== "smtp:" && protocol !== "smtps:")
    throw new Error("HERON_SMTP_URL must begin with smtp:// or smtps://.");
  const secure = protocol === "smtps:";
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLocal,
    ignoreTLS: !secure && isLocal,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    pool: true,
    maxConnections: 4,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([\w.-]+)>?$/.exec(from)?.[1] ?? "heron.invalid";
  const send = async ({ id, to, subject }: Due): Promise<Sent> => {
    try {
      await transport.sendMail({
        from,
        to,
        subject,
        text: bodyOf(subject, `${appUrl}/queue`),
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { kind: "sent" };
    } catch (error) {
      return failure(error);
    }
  };
  return Object.assign(send, { close: () => transport.close() });
}

/** A code only: what the server says may quote an address. Addresses and content that it refuses for good are not tried again. */
function failure(error: unknown): Sent {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string };
  const forGood = (responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
  return { kind: "failed", code: `smtp ${responseCode ?? code ?? "error"}`, forGood };
}
