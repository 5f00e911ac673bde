import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "@/bin/proof/live/streams";
import { isBuilt } from "@/bin/start/build";
import { startChild } from "@/bin/start/child";
import { appEnvironment, nextCommand, waitUntilHealthy } from "@/bin/start/next";
import { findFreePort } from "@/bin/start/port";

type Fetch = (path: string) => Promise<void>;

/** Works with the built application and somebody signed in; with null where the build is missing or older than the sources. */
export async function withBuiltApp<T>(
  databaseAppUrl: string,
  person: { email: string; password: string },
  work: (fetchPage: Fetch | null) => Promise<T>,
): Promise<T> {
  if (!isBuilt()) {
    console.error("Pages as served are left out: run `npm run build` first.");
    return work(null);
  }
  const folder = mkdtempSync(join(tmpdir(), "heron-bench-app-"));
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const authSecret = "a secret that only this bench knows, and no one else";
  const env = appEnvironment({ databaseAppUrl, authSecret, appUrl: url, isDemo: true });
  const app = startChild({
    name: "app",
    args: nextCommand("start", "-p", String(port), "-H", "127.0.0.1"),
    env,
    folder,
  });
  try {
    await waitUntilHealthy({ host: "127.0.0.1", port, appUrl: url }, 60, app.isOver);
    const cookie = await signIn(url, { email: person.email, password: person.password });
    return await work(async (path) => {
      const response = await fetch(`${url}${path}`, { headers: { cookie } });
      await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    });
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
