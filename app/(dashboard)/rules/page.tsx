import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { RuleEntry } from "@/components/rule-entry";
import { ruleFamilies } from "@/components/rule-families";
import { findThresholds } from "@/db/queries/find-thresholds";
import { rules } from "@/domain/rules/catalogue";

export const metadata: Metadata = { title: "Rules" };

/** The rules in force, as the engine runs them: this page and the judgement read the same catalogue. */
export default async function RulesPage() {
  const viewer = await requirePage("view-rules");
  const { inForce, waiting } = await findThresholds(viewer);
  const groups = ruleFamilies
    .map(({ family, title }) => ({ family, title, rules: rules.filter((rule) => rule.family === family) }))
    .filter((group) => group.rules.length > 0);
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6 wide:grid wide:grid-cols-[12rem_minmax(0,1fr)] wide:gap-10">
      <nav aria-label="Rule families" className="mb-6 wide:sticky wide:top-28 wide:h-fit">
        <ul className="flex flex-wrap gap-x-4 wide:block">
          {groups.map(({ family, title, rules: listed }) => (
            <li key={family}>
              <a
                href={`#${family}`}
                className="inline-flex min-h-8 items-center gap-2 text-sm text-muted hover:text-ink"
              >
                {title} <span className="text-xs">{listed.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">Rules</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          {rules.length} rules are in force. They sort answers so that people look at the right time. They do
          not diagnose, and a quiet record does not rule out risk.
        </p>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          {inForce.version === 0
            ? "Heron's default numbers are in force."
            : `The clinic's own numbers are in force, version ${inForce.version}.`}{" "}
          <Link href="/rules/numbers" className="link font-medium">
            {waiting ? "A proposal waits for a decision" : "See or change the numbers"}
          </Link>
          , or the{" "}
          <Link href="/instruments" className="link font-medium">
            instruments
          </Link>{" "}
          they read.
        </p>
        {groups.map(({ family, title, rules: listed }) => (
          <section key={family} aria-labelledby={family} className="mt-8">
            <h2 id={family} className="text-lg font-semibold tracking-tight">
              {title}
            </h2>
            <div className="mt-3 grid gap-3">
              {listed.map((rule) => (
                <RuleEntry key={rule.id} rule={rule} numbers={inForce} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
