import { createHmac } from "node:crypto";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import { isPublic, lookupPublic } from "@/auth/public-address";
import type { Due, Sent } from "@/db/commands/deliver-notifications";

export type SendWebhook = (due: Due) => Promise<Sent>;

type Options = {
  appUrl: string;
  now?: () => Date;
  /** Only for tests: a server on this machine, without TLS. */
  toOwnMachine?: boolean;
};

const patienceMs = 10_000;

/**
 * Posts signed JSON as Standard Webhooks has it: HMAC-SHA256 over id, timestamp and body. Only https to public addresses;
 * no redirect is followed and no word of the answer is read.
 */
export function webhookSender({
  appUrl,
  now = () => new Date(),
  toOwnMachine = false,
}: Options): SendWebhook {
  return async (due) => {
    const url = new URL(due.to);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (!toOwnMachine && (url.protocol !== "https:" || (isIP(host) !== 0 && !isPublic(host)))) {
      return { kind: "failed", code: "webhook address refused", forGood: true };
    }
    if (!due.secret) return { kind: "failed", code: "webhook secret unreadable", forGood: true };
    const about = due.step === "test" ? {} : { caseId: due.caseId, priority: due.priority };
    const body = JSON.stringify({
      type: due.step === "test" ? "test" : "case.waiting",
      timestamp: due.happenedAt.toISOString(),
      data: { ...about, text: due.subject, url: `${appUrl}/queue` },
    });
    const timestamp = Math.floor(now().getTime() / 1000);
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Heron",
      "webhook-id": due.id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature(due.secret, `${due.id}.${timestamp}.${body}`),
    };
    try {
      const status = await post(url, headers, body, toOwnMachine);
      if (status >= 200 && status < 300) return { kind: "sent" };
      return { kind: "failed", code: `webhook ${status}`, forGood: status === 410 };
    } catch (error) {
      return {
        kind: "failed",
        code: `webhook ${(error as NodeJS.ErrnoException).code ?? "error"}`,
        forGood: false,
      };
    }
  };
}

/** `secret` is "whsec_" and base64. */
function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
}

function post(
  url: URL,
  headers: Record<string, string | number>,
  body: string,
  toOwnMachine: boolean,
): Promise<number> {
  const request = toOwnMachine && url.protocol === "http:" ? plainRequest : secureRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: "POST",
        headers,
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
        ...(toOwnMachine ? {} : { lookup: lookupPublic }),
      },
      (response: IncomingMessage) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
