import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "@/bin/start/project";

/** `npx next` leaves its server running when it is killed, so its script is run directly. */
export function nextCommand(...args: string[]): string[] {
  return [join(projectRoot, "node_modules", "next", "dist", "bin", "next"), ...args];
}

type AppSettings = {
  databaseAppUrl: string;
  authSecret: string;
  appUrl: string;
  isDemo: boolean;
  isDevelopment?: boolean;
};

/** What the web process and the worker may know. The owner's access to the database is not part of it. */
export function appEnvironment({
  databaseAppUrl,
  authSecret,
  appUrl,
  isDemo,
  isDevelopment,
}: AppSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Empty, not absent: Next would fill in an absent one from .env.
    DATABASE_URL: "",
    DATABASE_APP_URL: databaseAppUrl,
    AUTH_SECRET: authSecret,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    HERON_DEMO: isDemo ? "1" : "",
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

type Place = { host: string; port: number; appUrl: string };

/** Waits until the application says that it is well; throws after `seconds`, or as soon as `hasGivenUp`. */
export async function waitUntilHealthy(
  place: Place,
  seconds: number,
  hasGivenUp: () => boolean,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  let last = "no answer";
  while (Date.now() < end && !hasGivenUp()) {
    last = await askHealth(place).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
    if (last === "200") return;
    await sleep(100);
  }
  throw new Error(`The application does not answer ${place.appUrl}/api/health (${last}).`);
}

/** Asks under the public name, which may lead to a proxy that is not there yet, at the address where Next listens. */
function askHealth({ host, port, appUrl }: Place): Promise<string> {
  const address = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return new Promise((resolve, reject) => {
    request(
      {
        host: address,
        port,
        path: "/api/health",
        headers: { host: new URL(appUrl).host },
        timeout: 30_000,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(String(response.statusCode));
      },
    )
      .once("timeout", function (this: ReturnType<typeof request>) {
        this.destroy(new Error("no answer in 30 s"));
      })
      .once("error", reject)
      .end();
  });
}
