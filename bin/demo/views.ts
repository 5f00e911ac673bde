import { saveView } from "@/db/commands/save-view";
import type { Viewer } from "@/domain/access";
import type { CaseloadAsked } from "@/domain/caseload";

const views: readonly { name: string; asked: CaseloadAsked }[] = [
  { name: "Not on track", asked: { sort: "score", filters: { course: "off-track" } } },
  { name: "Overdue", asked: { sort: "due", filters: { due: "late" } } },
  { name: "Not heard for two weeks", asked: { sort: "heard", filters: { heard: "14" } } },
];

/** Every clinician of the demo keeps a few ways of looking at the caseload. */
export async function keepViews(viewers: readonly Viewer[], now: Date): Promise<void> {
  for (const viewer of viewers.filter(({ role }) => role === "clinician"))
    for (const view of views) await saveView(viewer, { ...view, isDefault: false }, now);
}
