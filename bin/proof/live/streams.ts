import { type ClientRequest, request } from "node:http";

/** One open queue, as far as the server sees it. */
export type Stream = {
  /** When each event arrived, in milliseconds since 1970, by its id. */
  heard: Map<string, number>;
  isOpen(): boolean;
  close(): void;
};

/** Signs in by the door that people use; returns the session's cookie. */
export async function signIn(appUrl: string, person: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${appUrl}/api/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: appUrl, "content-type": "application/json" },
    body: JSON.stringify(person),
  });
  if (response.status !== 200) throw new Error(`Signing in was answered ${response.status}.`);
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Opens the stream that a queue page opens and notes what it tells; settles once the server has answered. */
export function openStream(appUrl: string, cookie: string): Promise<Stream> {
  const heard = new Map<string, number>();
  let isOpen = true;
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = request(`${appUrl}/api/live?since=${new Date().toISOString()}`, {
      headers: { cookie },
      agent: false,
    });
    asked.once("error", reject);
    asked.once("response", (response) => {
      if (response.statusCode !== 200)
        return reject(new Error(`The stream was answered ${response.statusCode}.`));
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        const now = Date.now();
        const whole = rest + text;
        const end = whole.lastIndexOf("\n\n") + 2;
        rest = whole.slice(end < 2 ? 0 : end);
        for (const [, id = ""] of whole.slice(0, Math.max(0, end)).matchAll(/^id: (\S+)$/gm)) {
          if (!heard.has(id)) heard.set(id, now);
        }
      });
      response.once("close", () => {
        isOpen = false;
      });
      resolve({ heard, isOpen: () => isOpen, close: () => asked.destroy() });
    });
    asked.end();
  });
}
