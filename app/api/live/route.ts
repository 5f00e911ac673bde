import { validate } from "uuid";
import { feed } from "@/auth/live";
import { route } from "@/auth/route";
import { ownSessionHash } from "@/auth/session";
import { madeAt } from "@/db/ids";

/** News of the queue as server-sent events: that a case changed, never what was answered or by whom. */
export const GET = route({
  name: "live",
  caller: "staff",
  ability: "view-queue",
  async handle({ caller, request, now }) {
    const sessionHash = await ownSessionHash();
    if (!sessionHash) return { status: 401, body: { message: "Sign in to go on." } };
    const since = readUntil(request, now);
    let end = () => {};
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        const encoder = new TextEncoder();
        let leave = () => {};
        let isOpen = true;
        end = () => {
          if (!isOpen) return;
          isOpen = false;
          leave();
          // What the browser has cancelled is closed already.
          try {
            controller.close();
          } catch {}
        };
        const send = (text: string) => {
          if (!isOpen) return;
          // A browser that has stopped reading connects again when it wakes.
          if ((controller.desiredSize ?? 0) < -mostUnread) return end();
          try {
            controller.enqueue(encoder.encode(text));
          } catch {
            end();
          }
        };
        request.signal.addEventListener("abort", () => end());
        controller.enqueue(encoder.encode("retry: 2000\n\n"));
        leave = await feed().join({ viewer: caller, sessionHash, send, end }, since);
        if (!isOpen) leave();
      },
      cancel: () => end(),
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "x-accel-buffering": "no",
        "content-encoding": "none",
      },
    });
  },
});

/** Writes that a browser has not taken. What is told at one time is one write. */
const mostUnread = 300;

/** Up to when the browser has read: the last event it had, else when its page was made. */
function readUntil(request: Request, now: Date): Date {
  const last = request.headers.get("last-event-id");
  const asked = new URL(request.url).searchParams.get("since") ?? "";
  const since = last && validate(last) ? madeAt(last) : Date.parse(asked);
  return Number.isFinite(since) && since <= now.getTime() ? new Date(since) : now;
}
