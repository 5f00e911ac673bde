import type { DemoClinic } from "@/bin/demo/seed";
import { readPrivate, writePrivate } from "@/bin/start/data-folder";
import { type Database, whileSettingUp } from "@/bin/start/database";

export type Demo = DemoClinic & { url: string };

const file = "demo.json";

/** Fills an empty built-in database, and keeps the ways into it in demo.json. */
export async function ensureDemo(
  database: Database,
  folder: string,
  url: string,
  say: (line: string) => void,
): Promise<Demo | null> {
  // The seeding code finds the database through the environment, when it is loaded.
  process.env.DATABASE_URL = database.adminUrl;
  process.env.DATABASE_APP_URL = database.appUrl;
  const { isEmpty, seedDemo } = await import("@/bin/demo/seed");
  const { closeDatabase } = await import("@/db/client");
  try {
    if (await isEmpty()) {
      await whileSettingUp(database.adminUrl, async () => {
        writePrivate(folder, file, { url, ...(await seedDemo({ now: new Date(), onProgress: say })) });
      });
    }
  } finally {
    await closeDatabase();
  }
  return refreshUrl(folder, url);
}

function refreshUrl(folder: string, url: string): Demo | null {
  const demo = readPrivate<Demo>(folder, file);
  if (!demo) return null;
  const refreshed = { ...demo, url };
  if (demo.url !== url) writePrivate(folder, file, refreshed);
  return refreshed;
}
