import { parseArgs } from "node:util";
import { withAdminDatabase } from "@/bin/admin-database";
import { openSetup } from "@/db/setup";

const usage = `Makes an API token for one clinic and prints it, once.

  npm run token -- --clinic demo --scope intake [--name "What will use it"]

A token is valid for a year. Only its hash is kept. The name stands for the sending system: give a new token the name of
the one it replaces, and what was sent before is still known. Give two systems two names.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      clinic: { type: "string" },
      scope: { type: "string" },
      name: { type: "string", default: "made by npm run token" },
      help: { type: "boolean", default: false },
    },
  });
  const { clinic, scope, name } = values;
  if (values.help || !clinic || !scope) return console.log(usage);
  if (scope !== "intake") throw new Error(`--scope takes intake, not ${scope}.`);
  const secret = await withAdminDatabase(async (adminUrl) => {
    const setup = openSetup(adminUrl);
    try {
      const clinicId = await setup.findClinicId(clinic);
      if (!clinicId) throw new Error(`There is no clinic "${clinic}". --clinic takes a clinic's short name.`);
      return await setup.createToken({ clinicId, name, scope, now: new Date() });
    } finally {
      await setup.close();
    }
  });
  console.log(secret);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
