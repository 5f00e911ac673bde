import { z } from "zod";
import { type Reply, route } from "@/auth/route";
import { proposeThresholds } from "@/db/commands/propose-thresholds";
import { problemWith, thresholdNames } from "@/domain/rules/threshold-set";
import { defaultThresholds, type Thresholds } from "@/domain/rules/thresholds";

const numbers = Object.fromEntries(
  thresholdNames.map((name) => [
    name,
    z
      .preprocess((given) => (given === "" ? undefined : given), z.coerce.number().optional())
      .refine((value) => value === undefined || problemWith(name, value) === null, {
        error: problemWith(name, null) ?? "",
      }),
  ]),
);

/** Proposes the clinic's own numbers. A number left out is Heron's default. */
export const POST = route({
  name: "propose-thresholds",
  caller: "staff",
  ability: "propose-thresholds",
  input: z.strictObject({
    ...numbers,
    reason: z
      .string("Say why: it stays with the numbers.")
      .trim()
      .min(1, "Say why: it stays with the numbers.")
      .max(2000, "Use at most 2,000 characters."),
    base: z.coerce.number().int().min(0),
  }),
  async handle({ caller, input, now }): Promise<Reply> {
    const { reason, base, ...given } = input as { reason: string; base: number } & Partial<Thresholds>;
    const values = Object.fromEntries(
      thresholdNames
        .filter((name) => given[name] !== undefined && given[name] !== defaultThresholds[name])
        .map((name) => [name, given[name]]),
    );
    const result = await proposeThresholds(caller, { values, reason, base }, now);
    if (result.kind === "proposed") return { status: 200, body: { version: result.version } };
    const message =
      result.kind === "waiting"
        ? "A proposal waits for its decision. Decide on that one first."
        : "Other numbers were put in force since you opened this page. Look at them, then propose again.";
    return { status: 409, body: { message, code: result.kind } };
  },
});
