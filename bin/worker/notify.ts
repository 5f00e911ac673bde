import { logFault } from "@/auth/log";
import { heronIn } from "@/auth/machines";
import { mailer, type SendMail } from "@/bin/worker/send-mail";
import { type SendWebhook, webhookSender } from "@/bin/worker/send-webhook";
import {
  claimNotifications,
  type Due,
  type Sent,
  settleNotification,
} from "@/db/commands/deliver-notifications";
import { planNotifications } from "@/db/commands/plan-notifications";

export type Senders = { email: SendMail | null; webhook: SendWebhook | null };

const batch = 20;

/** What the environment allows. In a demo nothing leaves the machine: a message counts as sent once the clinic page shows it. */
export function sendersOf(env: NodeJS.ProcessEnv): Senders {
  const appUrl = env.APP_URL || "http://localhost:3000";
  if (env.HERON_DEMO) {
    const keep = async (): Promise<Sent> => ({ kind: "sent" });
    return { email: Object.assign(keep, { close: () => {} }), webhook: keep };
  }
  const { HERON_SMTP_URL: url, HERON_MAIL_FROM: from } = env;
  return { email: url && from ? mailer(url, from, appUrl) : null, webhook: webhookSender({ appUrl }) };
}

export function channelsOf({ email, webhook }: Senders): string[] {
  return [...(email ? ["email"] : []), ...(webhook ? ["webhook"] : [])];
}

/** Plans and sends all that is due in one clinic; what fails is tried again when its time comes. */
export async function notifyClinic(clinicId: string, senders: Senders, signal: AbortSignal): Promise<void> {
  const heron = heronIn(clinicId, "notifications");
  while (!signal.aborted && (await planNotifications(heron, new Date())) > 0);
  const channels = channelsOf(senders);
  while (!signal.aborted) {
    const due = await claimNotifications(heron, { channels, most: batch, now: new Date() });
    if (due.length === 0) return;
    await Promise.all(due.map((one) => deliver(one)));
  }

  async function deliver(one: Due): Promise<void> {
    const send = one.channel === "email" ? senders.email : senders.webhook;
    if (!send) return;
    const sent = await send(one);
    await settleNotification(heron, one, sent, new Date(), Math.random()).catch((error: unknown) =>
      logFault("notification", one.id, error),
    );
  }
}
