import { runWorker } from "@/bin/worker/run";
import { mailer } from "@/bin/worker/send-mail";
import { webhookSender } from "@/bin/worker/send-webhook";

/**
 * The worker as it is, but that its webhooks may go to a server on this machine without TLS, where the proof listens. No setting
 * of the real one allows that.
 */
const [smtpUrl = "", from = ""] = process.argv.slice(2);
const appUrl = process.env.APP_URL ?? "";

void runWorker({
  email: mailer(smtpUrl, from, appUrl),
  webhook: webhookSender({ appUrl, toOwnMachine: true }),
});
