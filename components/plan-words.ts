import type { Route } from "@/domain/prescription";

/** How a route reads within a sentence: "1 snorted", "under the tongue". */
export const routeWords: Record<Route, string> = {
  sublingual: "under the tongue",
  buccal: "in the cheek",
  swallowed: "swallowed",
  "nasal-spray": "by nasal spray",
  rectal: "rectal",
  snorted: "snorted",
  injected: "injected",
  other: "another way",
};

/** How a form reads: "lozenge", "dissolving tablet", "nasal spray". */
export function formWord(form: string): string {
  return form === "rdt" ? "dissolving tablet" : form.replaceAll("-", " ");
}
