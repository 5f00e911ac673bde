import type { RuleFamily } from "@/domain/rules/rule";

/** Families of rules in the order screens list them. */
export const ruleFamilies: readonly { family: RuleFamily; title: string }[] = [
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
