import { exportsPage } from "@/bin/docs/exports-page";
import { instrumentPage, instrumentsIndex } from "@/bin/docs/instrument-page";
import { rulePage, rulesIndex } from "@/bin/docs/rule-page";
import { triagePage } from "@/bin/docs/triage-page";
import { instruments } from "@/domain/instruments/catalogue";
import { rules } from "@/domain/rules/catalogue";

/** Folders that hold made pages and nothing else. */
export const madeFolders = ["docs/instruments", "docs/rules"];

/** Made pages beside pages that are written. */
export const madeAlone = ["docs/exports.md", "docs/triage.md"];

/** Every made page, by its path from the project's root. */
export function madePages(): Map<string, string> {
  return new Map([
    ["docs/exports.md", exportsPage()],
    ["docs/triage.md", triagePage()],
    ["docs/instruments/README.md", instrumentsIndex(instruments)],
    ["docs/rules/README.md", rulesIndex(rules)],
    ...instruments.map((one) => [`docs/instruments/${one.id}.md`, instrumentPage(one, rules)] as const),
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
  ]);
}
