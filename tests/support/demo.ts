import type { TestProject } from "vitest/node";
import type { DemoClinic } from "@/bin/demo/seed";
import { cloneDatabase, serverAt } from "@/tests/support/test-server";

declare module "vitest" {
  interface ProvidedContext {
    demo: DemoClinic;
  }
}

/** Seeds the demo clinic once, into a database that every journey copies. */
export default async function setup(project: TestProject) {
  const { url } = project.getProvidedContext().postgres;
  const server = serverAt(url);
  await cloneDatabase(url, "heron_template", "heron_demo");
  // The seeding code finds the database through the environment, when it is loaded.
  process.env.DATABASE_URL = server.url("postgres", "heron_demo");
  process.env.DATABASE_APP_URL = server.url("heron_app", "heron_demo");
  const { seedDemo } = await import("@/bin/demo/seed");
  const { closeDatabase } = await import("@/db/client");
  try {
    project.provide(
      "demo",
      await seedDemo({ now: new Date(), onProgress: (line) => console.log(`  ${line}`) }),
    );
  } finally {
    await closeDatabase();
    delete process.env.DATABASE_URL;
    delete process.env.DATABASE_APP_URL;
  }
}
