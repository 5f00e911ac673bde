import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { RuleEntry } from "@/components/rule-entry";
import { rules } from "@/domain/rules/catalogue";
import type { RuleFamily } from "@/domain/rules/rule";

export const metadata: Metadata = { title: "Rules" };

const families: readonly { family: RuleFamily; title: string }[] = [
  { family: "suicidality", title: "Suicidality and safety" },
  { family: "change", title: "Severity and change" },
  { family: "dosing", title: "Dosing" },
  { family: "dependence", title: "Use patterns" },
  { family: "adverse-effects", title: "Adverse effects" },
  { family: "vital-signs", title: "Vital signs" },
  { family: "mood-elevation", title: "Mood elevation" },
  { family: "engagement", title: "Engagement" },
  { family: "data-quality", title: "Data quality" },
  { family: "engine", title: "Heron itself" },
];

/** The rules in force, as the engine runs them: this page and the judgement read the same catalogue. */
export default async function RulesPage() {
  await requirePage("view-rules");
  const groups = families
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
        {groups.map(({ family, title, rules: listed }) => (
          <section key={family} aria-labelledby={family} className="mt-8">
            <h2 id={family} className="text-lg font-semibold tracking-tight">
              {title}
            </h2>
            <div className="mt-3 grid gap-3">
              {listed.map((rule) => (
                <RuleEntry key={rule.id} rule={rule} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
