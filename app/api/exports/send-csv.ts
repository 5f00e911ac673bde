import { logFault } from "@/auth/log";
import type { Reply } from "@/auth/route";
import type { Sending } from "@/db/commands/send-export";

/** A table on its way to the browser, read no faster than it is taken. The file's name tells nobody whose rows it holds. */
export function sendCsv(sending: Sending | "busy" | null, name: string): Response | Reply {
  if (sending === null) return { status: 404, body: { message: "Not found." } };
  if (sending === "busy") {
    const message = "Several tables are on their way to others. Try again in a minute.";
    return { status: 503, body: { message, code: "busy" }, headers: { "retry-after": "60" } };
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  sending
    .send((bytes) => writer.write(bytes))
    .then(() => writer.close())
    .catch((error: unknown) => {
      // A browser that went away is no fault; a table that broke off must not look whole.
      if (error !== undefined) logFault("send-export", sending.id, error);
      return writer.abort(error).catch(() => {});
    });
  return new Response(readable, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="heron-${name}.csv"`,
    },
  });
}
