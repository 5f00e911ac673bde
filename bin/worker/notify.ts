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
import type { Heron } from "@/domain/access";
import { isKept } from "@/domain/sending";

export type Senders = { email: SendMail | null; webhook: SendWebhook | null };

type Channel = Due["channel"];

const atOnce = 20;
const mostOfClinic = 10;

/** What the environment allows. What a demo keeps counts as sent: the clinic's page of messages shows it. */
export function sendersOf(env: NodeJS.ProcessEnv): Senders {
  const appUrl = env.APP_URL || "http://localhost:3000";
  const { HERON_SMTP_URL: url, HERON_MAIL_FROM: from } = env;
  const keep = async (): Promise<Sent> => ({ kind: "sent" });
  const mail = url && from ? mailer(url, from, appUrl) : null;
  return {
    email: isKept("email", env) ? Object.assign(keep, { close: () => {} }) : mail,
    webhook: isKept("webhook", env) ? keep : webhookSender({ appUrl }),
  };
}

export function channelsOf({ email, webhook }: Senders): Channel[] {
  return [...(email ? (["email"] as const) : []), ...(webhook ? (["webhook"] as const) : [])];
}

/**
 * Sends the messages of many clinics, a bounded number at once by each channel and of each clinic. A receiver that is slow to
 * answer holds up its own messages: other channels have their own room, and other clinics at least half of the channel's.
 */
export function createDelivery(senders: Senders) {
  const underway = new Set<{ clinicId: string; channel: Channel; done: Promise<void> }>();

  /** Plans what there is of a clinic and begins to send what is due, as far as there is room; does not wait for the receivers. */
  async function begin(clinicId: string): Promise<void> {
    const heron = heronIn(clinicId, "notifications");
    while ((await planNotifications(heron, new Date())) > 0);
    for (const channel of channelsOf(senders)) {
      const most = roomFor(clinicId, channel);
      if (most <= 0) continue;
      for (const due of await claimNotifications(heron, { channels: [channel], most, now: new Date() })) {
        const one = { clinicId, channel, done: deliver(heron, due).finally(() => underway.delete(one)) };
        underway.add(one);
      }
    }
  }

  function roomFor(clinicId: string, channel: Channel): number {
    const busy = [...underway].filter((one) => one.channel === channel);
    const own = busy.filter((one) => one.clinicId === clinicId);
    return Math.min(atOnce - busy.length, mostOfClinic - own.length);
  }

  async function deliver(heron: Heron, due: Due): Promise<void> {
    const send = due.channel === "email" ? senders.email : senders.webhook;
    if (!send) return;
    try {
      await settleNotification(heron, due, await send(due), new Date(), Math.random());
    } catch (error) {
      logFault("notification", due.id, error);
    }
  }

  return {
    begin,
    async finish(): Promise<void> {
      await Promise.all([...underway].map(({ done }) => done));
    },
  };
}
