import type { NoticeStep } from "@/domain/notify";
import type { Priority } from "@/domain/priority";

/** One message to one recipient, and how far it came. */
export type Message = {
  readonly id: string;
  readonly step: NoticeStep;
  readonly channel: "email" | "webhook";
  readonly priority: Priority;
  readonly state: "pending" | "failed" | "sent" | "dead" | "unneeded";
  readonly failures: number;
  /** When it is due, or tried again. */
  readonly nextAttemptAt: Date;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** What it said; null before the first attempt. */
  readonly subject: string | null;
  readonly lastError: string | null;
  /** A person's name, or an address of ours to theirs. */
  readonly to: string;
};

const steps: Record<NoticeStep, string> = {
  first: "First message",
  again: "Reminder, if nobody has taken it",
  lead: "To the lead, if nobody has taken it",
  opening: "At opening",
  digest: "Daily summary",
  own: "Given to them",
  test: "Test",
};

/** What kind of message it is. */
export function stepText(step: NoticeStep): string {
  return steps[step];
}

/** Past its time by more than this, a message that nobody tried is late. Milliseconds. */
const lateAfter = 5 * 60_000;

/** Whether a message does not arrive: given up, or nobody has tried to send it when it was due. */
export function isUndelivered(
  { state, nextAttemptAt }: Pick<Message, "state" | "nextAttemptAt">,
  now: Date,
): boolean {
  if (state === "dead") return true;
  return state === "pending" && now.getTime() - nextAttemptAt.getTime() > lateAfter;
}

/** Since when a waiting message has to be due to count as late. */
export function lateSince(now: Date): Date {
  return new Date(now.getTime() - lateAfter);
}

/**
 * Why a message did not arrive, and what mends it, of a stored code such as "smtp 550" or "webhook ENOTFOUND". Servers' own
 * words are never kept: they may quote an address.
 */
export function failureText(code: string | null): string {
  const [channel = "", what = ""] = (code ?? "").split(" ", 2);
  if (channel === "smtp") return mailFailure(what);
  if (channel !== "webhook") return "The reason is not known.";
  if (code === "webhook address refused")
    return "The address is not a public https address. Stop this webhook and add another.";
  if (code === "webhook secret unreadable")
    return "Its secret cannot be read: the key that seals secrets was changed. Give it a new secret.";
  return webhookFailure(what);
}

function mailFailure(what: string): string {
  const code = Number(what);
  if (code === 535)
    return "The mail server refused Heron's sign-in. Whoever runs Heron checks its user and password.";
  if (code === 550 || code === 551 || code === 553)
    return "The mail server does not know this address, or refuses it. Check the person's e-mail address.";
  if (code === 552 || code === 452 || code === 422) return "The mailbox is full.";
  if (code >= 500) return `The mail server refused the message for good (${code}).`;
  if (code >= 400) return `The mail server refused the message for now (${code}).`;
  if (what === "EAUTH")
    return "The mail server refused Heron's sign-in. Whoever runs Heron checks its user and password.";
  if (what === "ETLS") return "No encrypted connection with the mail server could be made.";
  if (what === "EDNS" || what === "ENOTFOUND") return "The mail server's name leads nowhere.";
  return "The mail server could not be reached.";
}

function webhookFailure(what: string): string {
  const code = Number(what);
  if (code === 410) return "The receiver says that this address is gone for good (410).";
  if (code === 401 || code === 403)
    return `The receiver did not accept the signature or the sender (${code}).`;
  if (code === 404) return "The receiver knows no such address (404).";
  if (code >= 300 && code < 400)
    return `The receiver points elsewhere (${code}); Heron does not follow. Enter the final address.`;
  if (code >= 400 && code < 500) return `The receiver refused the message (${code}).`;
  if (code >= 500) return `The receiver failed (${code}).`;
  if (what === "ENOTFOUND" || what === "EAI_AGAIN") return "The receiver's name leads nowhere.";
  if (what === "ENOTPUBLIC") return "The receiver's name leads to an address that is not public.";
  if (what === "ECONNREFUSED") return "The receiver refused the connection.";
  if (what === "ABORT_ERR" || what === "ETIMEDOUT") return "The receiver did not answer within 10 seconds.";
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(what)) return "The receiver's certificate is not valid.";
  return "The receiver could not be reached.";
}
