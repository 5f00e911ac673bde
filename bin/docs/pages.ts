import { instrumentPage, instrumentsIndex } from "@/bin/docs/instrument-page";
import { rulePage, rulesIndex } from "@/bin/docs/rule-page";
import { instruments } from "@/domain/instruments/catalogue";
import { rules } from "@/domain/rules/catalogue";

/** Folders that hold made pages and nothing else. */
export const madeFolders = ["docs/instruments", "docs/rules"];

/** Every made page, by its path from the project's root. */
export function madePages(): Map<string, string> {
  return new Map([
    ["docs/instruments/README.md", instrumentsIndex(instruments)],
    ["docs/rules/README.md", rulesIndex(rules)],
    ...instruments.map((one) => [`docs/instruments/${one.id}.md`, instrumentPage(one, rules)] as const),
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
  ]);
}
