import { createHash, randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { drizzle } from "drizzle-orm/postgres-js";
import { openPool } from "@/db/connection";
import { newId } from "@/db/ids";
import { apiTokens, clinics, memberships, staff } from "@/db/schema/clinics";
import type { StaffRole } from "@/domain/access";
import type { ClinicCalendar } from "@/domain/deadline";

/** Sets up clinics, staff and tokens as the owner: the application role cannot make itself a user. */
export type Setup = ReturnType<typeof openSetup>;

/** argon2id with 19 MiB, two passes, one lane: OWASP's and RFC 9106's low-memory choice. */
const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function openSetup(adminUrl: string) {
  const pool = openPool(adminUrl, { max: 1, connection: { role: "heron_owner" } });
  const db = drizzle(pool, { casing: "snake_case" });
  return {
    async isEmpty(): Promise<boolean> {
      return (await db.select({ id: clinics.id }).from(clinics).limit(1)).length === 0;
    },

    async findClinicId(slug: string): Promise<string | null> {
      const rows = await db.select({ id: clinics.id, slug: clinics.slug }).from(clinics);
      return rows.find((row) => row.slug === slug)?.id ?? null;
    },

    async createClinic(clinic: {
      slug: string;
      name: string;
      timeZone: string;
      hours: ClinicCalendar["hours"];
      crisisContacts: { label: string; contact: string }[];
    }): Promise<string> {
      const id = newId();
      await db.insert(clinics).values({ id, ...clinic });
      return id;
    },

    /** Creates a person who signs in, and their place in one clinic. `password` is kept only as its argon2id hash. */
    async createStaff(person: {
      clinicId: string;
      email: string;
      password: string;
      displayName: string;
      role: StaffRole;
    }): Promise<string> {
      const id = newId();
      const passwordHash = await hash(person.password, passwordCost);
      await db.transaction(async (tx) => {
        await tx.insert(staff).values({ id, email: person.email.toLowerCase(), passwordHash });
        await tx.insert(memberships).values({
          clinicId: person.clinicId,
          staffId: id,
          role: person.role,
          displayName: person.displayName,
        });
      });
      return id;
    },

    /** Makes an API token and returns its secret, once: only its hash is kept. Valid for a year. */
    async createToken(token: {
      clinicId: string;
      name: string;
      scope: "intake";
      now: Date;
    }): Promise<string> {
      const secret = `heron_${randomBytes(32).toString("base64url")}`;
      await db.insert(apiTokens).values({
        clinicId: token.clinicId,
        id: newId(),
        tokenHash: tokenHash(secret),
        name: token.name,
        scope: token.scope,
        expiresAt: new Date(token.now.getTime() + 365 * 86_400_000),
      });
      return secret;
    },

    async close(): Promise<void> {
      await pool.end({ timeout: 5 });
    },
  };
}

/** How a secret of high entropy is looked up without being kept. */
export function tokenHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
