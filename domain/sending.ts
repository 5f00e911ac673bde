import type { Notice } from "@/domain/notify";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a message of this channel stays in Heron instead of being sent. A demo sends no webhook, and e-mail only where a
 * mail server was named.
 */
export function isKept(channel: Notice["channel"], env: Environment): boolean {
  return Boolean(env.HERON_DEMO) && !(channel === "email" && hasMailServer(env));
}

export function hasMailServer(env: Environment): boolean {
  return Boolean(env.HERON_SMTP_URL && env.HERON_MAIL_FROM);
}
