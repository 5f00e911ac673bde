import { madeFrom, page, table } from "@/bin/docs/markdown";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Rule } from "@/domain/rules/rule";
import { thresholdSpecs } from "@/domain/rules/thresholds";

/** One rule for a reader who will not open the code: what raises it, how soon to act, which numbers it reads. */
export function rulePage(rule: Rule): string {
  const numbers = Object.entries(thresholdSpecs).filter(([, spec]) =>
    (spec.rules as readonly string[]).includes(rule.id),
  );
  return page(
    `# ${rule.id}: ${rule.title}`,
    madeFrom("domain/rules"),
    table(
      ["", ""],
      [
        ["Family", rule.family],
        ["Version", String(rule.version)],
        ["Safety rule", safety(rule)],
        ["Looks at", rule.on.map(occasion).join(", ") || "whatever another rule failed on"],
        ["Source", rule.source],
      ],
    ),
    "## Raised when, and how soon",
    rule.logic,
    "## Suggested",
    rule.action,
    "## Numbers",
    numbers.length === 0
      ? "It reads no threshold."
      : table(
          ["threshold", "default", "unit", "meaning"],
          numbers.map(([name, { value, unit, means }]) => [`\`${name}\``, String(value), unit, means]),
        ),
  );
}

export function rulesIndex(rules: readonly Rule[]): string {
  return page(
    "# Rules in force",
    madeFrom("domain/rules"),
    "What raises a flag, by id. [How to add one](../add-a-rule.md).",
    table(
      ["rule", "title", "family", "safety"],
      rules.map((rule) => [`[${rule.id}](${rule.id}.md)`, rule.title, rule.family, rule.safety ? "yes" : ""]),
    ),
  );
}

function safety(rule: Rule): string {
  if (!rule.safety) return "no: once raised it stays quiet for 28 days unless it gets worse";
  return rule.mayStayQuiet
    ? "yes, about a known answer: once closed it stays quiet for 28 days"
    : "yes: it always comes back after closing, and no other rule keeps it quiet";
}

function occasion(on: string): string {
  if (on === "silence") return "a check-in that did not come";
  return findInstrument(on)?.shortTitle ?? on;
}
