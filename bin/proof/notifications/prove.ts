import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "@/bin/demo/random";
import { checkDelivery } from "@/bin/proof/notifications/check";
import { makeProofClinic, newSecret, type ProofClinic, takers } from "@/bin/proof/notifications/clinic";
import { type Mortal, mortalDatabase, mortalProcess } from "@/bin/proof/notifications/mortals";
import { raiseAll } from "@/bin/proof/notifications/raise";
import { openReceivers } from "@/bin/proof/notifications/receivers";
import type { ProofLine } from "@/bin/proof/report";
import { appEnvironment, nextCommand, waitUntilHealthy } from "@/bin/start/next";
import { findFreePort } from "@/bin/start/port";
import { closeDatabase } from "@/db/client";
import { openPool } from "@/db/connection";
import { migrateDatabase } from "@/db/migrate";

type Options = {
  /** Messages that are to arrive. */
  count: number;
  /** How often something is killed while cases are raised and told of. */
  kills: number;
  /** Milliseconds between two check-ins. */
  everyMs: number;
  seed: number;
  /**
   * At the end nobody waits for the leases of killed workers and for second tries: while no worker lives, all that is left is
   * made due, as if that time had passed.
   */
  hurry?: boolean;
};

const workers = 3;
const slugs = ["north", "south"];
const from = "Heron <heron@clinic.example>";
const longestWait = 15 * 60_000;

type Sql = ReturnType<typeof openPool>;

/**
 * Cases are raised through the built application, and several workers tell people of them by a real mail server and a real web
 * server, while worker, application and PostgreSQL are killed outright, again and again. Needs `npm run build`.
 */
export async function proveDelivery({ count, kills, everyMs, seed, hurry }: Options): Promise<ProofLine[]> {
  const random = new Random(`notifications ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), "heron-proof-"));
  const secret = newSecret();
  process.env.AUTH_SECRET = newSecret();
  const receivers = await openReceivers(secret, () => random.uniform());
  const database = await mortalDatabase(folder);
  const living = new Set<Mortal>([database]);
  try {
    const adminUrl = await prepare(database.url);
    const patients = Math.ceil(count / takers / slugs.length);
    const clinics: ProofClinic[] = [];
    for (const slug of slugs)
      clinics.push(await makeProofClinic(adminUrl, slug, patients, { receivers, secret }));
    await closeDatabase();

    const port = await findFreePort();
    const appUrl = `http://localhost:${port}`;
    const databaseAppUrl = database.url("heron_app", "heron");
    const env = appEnvironment({
      databaseAppUrl,
      authSecret: process.env.AUTH_SECRET,
      appUrl,
      isDemo: false,
    });
    const start = (name: string, args: string[]) => {
      const started = mortalProcess({ name, args, env, folder });
      living.add(started);
      return started;
    };
    const script = join(import.meta.dirname, "worker.ts");
    const startWorkers = () =>
      Array.from({ length: workers }, (_, i) =>
        start(`worker-${i + 1}`, [
          "--import",
          "tsx",
          "--conditions=react-server",
          script,
          receivers.smtpUrl,
          from,
        ]),
      );
    const app = start("app", nextCommand("start", "-p", String(port), "-H", "127.0.0.1"));
    await waitUntilHealthy({ host: "127.0.0.1", port, appUrl }, 60, () => false);
    let staff = startWorkers();

    const raising = raiseAll(appUrl, clinics, everyMs);
    raising.catch(() => {});
    const meanMs = (patients * slugs.length * everyMs) / kills;
    for (const victim of victims([() => random.pick(staff), () => app, () => database], kills, random)) {
      await sleep(random.between(0.5, 1.5) * meanMs);
      victim().killed += 1;
      await victim().kill();
    }
    const again = await raising;
    const killed = [...living].map((one) => `${one.name} ${one.killed}`).join(", ");

    const admin = openPool(adminUrl, { max: 1 });
    let left = await waitUntilSent(admin, hurry ? 2_000 : longestWait);
    for (let tries = 0; hurry && left > 0 && tries < 5; tries += 1) {
      for (const one of staff) await one.stop();
      await admin`update app.notifications set next_attempt_at = now() where state in ('pending', 'failed') and step = 'first'`;
      staff = startWorkers();
      left = await waitUntilSent(admin, 10_000);
    }
    const lines = await checkDelivery(admin, clinics, receivers);
    await admin.end();
    return [
      { line: `killed outright (${killed})`, figure: kills, limit: null, holds: true },
      { line: "answers sent again until acknowledged", figure: again, limit: null, holds: true },
      { line: "messages still due at the end", figure: left, limit: 0, holds: left === 0 },
      ...lines,
    ];
  } finally {
    for (const one of [...living].reverse()) await one.stop();
    await receivers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A migrated database; our modules find it through the environment. */
async function prepare(url: (user: string, database: string) => string): Promise<string> {
  const server = openPool(url("postgres", "postgres"), { max: 1 });
  await server`create database heron`;
  await server.end();
  const adminUrl = url("postgres", "heron");
  await migrateDatabase(adminUrl, null);
  process.env.DATABASE_APP_URL = url("heron_app", "heron");
  const admin = openPool(adminUrl, { max: 1 });
  // The web server that listens here has no TLS; elsewhere an endpoint without it cannot even be stored.
  await admin`alter table app.webhook_endpoints drop constraint webhook_endpoints_https`;
  await admin.end();
  return adminUrl;
}

/** Who is killed in which turn: one of each kind in every round, in an order left to chance. */
function victims<T>(kinds: readonly T[], turns: number, random: Random): T[] {
  const rounds = Array.from({ length: Math.ceil(turns / kinds.length) }, () =>
    kinds
      .map((kind) => ({ kind, place: random.uniform() }))
      .sort((a, b) => a.place - b.place)
      .map(({ kind }) => kind),
  );
  return rounds.flat().slice(0, turns);
}

/** How many messages are still to be sent, when none is or when the time is over. */
async function waitUntilSent(admin: Sql, longest: number): Promise<number> {
  const end = Date.now() + longest;
  for (;;) {
    const [{ left }] = await admin<[{ left: number }]>`
      select (select count(*) from app.outbox where delivered_at is null)::int +
        (select count(*) from app.notifications where state in ('pending', 'failed') and step = 'first')::int as left`;
    if (left === 0 || Date.now() > end) return left;
    await sleep(250);
  }
}
