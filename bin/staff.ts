import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { withAdminDatabase } from "@/bin/admin-database";
import { openSetup } from "@/db/setup";
import { roles } from "@/domain/access";
import { isTimeZone } from "@/domain/local-day";

const usage = `Adds a person who signs in, and prints their password, once.

  npm run staff -- --clinic demo --email a.ruiz@example.org --name "A. Ruiz" --role clinician

Roles: ${roles.join(", ")}. For the first person of a new clinic add
  --new-clinic "Lakeside Clinic" --time-zone America/New_York`;

const weekday = ["08:00", "18:00"] as const;

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      clinic: text,
      email: text,
      name: text,
      role: text,
      "new-clinic": text,
      "time-zone": text,
      help: { type: "boolean", default: false },
    },
  });
  const { clinic, email, name } = values;
  const role = roles.find((one) => one === values.role);
  if (values.help || !clinic || !email || !name) return console.log(usage);
  if (!role) throw new Error(`--role takes one of ${roles.join(", ")}.`);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error("--email takes an e-mail address.");
  const password = randomBytes(15).toString("base64url");
  await withAdminDatabase(async (adminUrl) => {
    const setup = openSetup(adminUrl);
    try {
      const clinicId = (await setup.findClinicId(clinic)) ?? (await newClinic(setup, clinic, values));
      await setup.createStaff({ clinicId, email, password, displayName: name, role });
    } finally {
      await setup.close();
    }
  });
  console.log(`${email}  ${password}  (${role}, ${clinic})`);
}

async function newClinic(
  setup: ReturnType<typeof openSetup>,
  slug: string,
  values: { "new-clinic"?: string; "time-zone"?: string },
): Promise<string> {
  const { "new-clinic": name, "time-zone": timeZone } = values;
  if (!name || !timeZone)
    throw new Error(`There is no clinic "${slug}". Add --new-clinic NAME --time-zone ZONE to make it.`);
  if (!isTimeZone(timeZone)) throw new Error(`--time-zone takes an IANA zone, not ${timeZone}.`);
  return setup.createClinic({
    slug,
    name,
    timeZone,
    hours: [null, weekday, weekday, weekday, weekday, weekday, null],
    crisisContacts: [{ label: "988 Suicide & Crisis Lifeline: call or text", contact: "988" }],
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
