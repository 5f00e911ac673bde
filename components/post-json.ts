/** `status` is 0 when Heron could not be reached. */
export type PostReply =
  | { ok: true; version: number | null; body: object }
  | { ok: false; status: number; message: string; field: string | null };

type Body = { message?: unknown; field?: unknown; case?: { version?: unknown } };

/** Posts to one of our own doors. What goes wrong comes back in words, ready to show. */
export async function postJson(path: string, fields: Record<string, string>): Promise<PostReply> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(fields),
    });
    const body = (await response.json().catch(() => ({}))) as Body;
    if (response.ok) {
      const version = body.case?.version;
      return { ok: true, version: typeof version === "number" ? version : null, body };
    }
    const { status } = response;
    if (status === 401) return { ok: false, status, message: signedOut, field: null };
    const message = typeof body.message === "string" ? body.message : "This was not saved. Try again.";
    return { ok: false, status, message, field: typeof body.field === "string" ? body.field : null };
  } catch {
    return { ok: false, status: 0, message: unreachable, field: null };
  }
}

const signedOut = "You are signed out. Sign in again in another tab, then repeat this here.";
const unreachable = "Heron could not be reached, so nothing was saved. Try again.";
