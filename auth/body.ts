import { ownPath } from "@/auth/origin";

export type Body =
  | { kind: "none" | "json" | "form"; fields: unknown; next: string }
  | { kind: "refused"; status: 400 | 413 | 415; message: string };

/** Staff forms are small. */
const small = 64 * 1024;

/** Reads a plain form post, JSON or nothing at all. A form's empty fields are fields left out; its `next` names the page to go on to. */
export async function readBody(request: Request, limit = small): Promise<Body> {
  if (request.method === "GET" || request.method === "HEAD") return { kind: "none", fields: {}, next: "/" };
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const text = await readText(request, limit);
  if (text === null) return { kind: "refused", status: 413, message: "The request is too large." };
  if (text === "" && !type) return { kind: "none", fields: {}, next: "/" };
  if (type === "application/json") {
    try {
      return { kind: "json", fields: JSON.parse(text), next: "/" };
    } catch {
      return { kind: "refused", status: 400, message: "The request is not valid JSON." };
    }
  }
  if (type !== "application/x-www-form-urlencoded") {
    return { kind: "refused", status: 415, message: "Send a form or application/json." };
  }
  const fields: Record<string, string> = {};
  const form = new URLSearchParams(text);
  for (const [name, value] of form) {
    if (form.getAll(name).length > 1)
      return { kind: "refused", status: 400, message: `${name} was sent twice.` };
    if (name !== "next" && value !== "") fields[name] = value;
  }
  return { kind: "form", fields, next: ownPath(form.get("next"), "/") };
}

/** The body as text, or null as soon as it is larger than `limit` bytes: no more than that is ever read. */
export async function readText(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: false });
  let size = 0;
  let text = "";
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
