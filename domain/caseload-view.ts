import { type CaseloadAsked, caseloadText } from "@/domain/caseload";

/** A way of looking at the caseload that one person keeps. */
export type CaseloadView = {
  readonly id: string;
  readonly name: string;
  readonly asked: CaseloadAsked;
  /** What Patients opens with. */
  readonly isDefault: boolean;
};

/** As many as stay in sight. */
export const mostViews = 12;

/** The view that asks for the same, if one does; of several the first. */
export function viewOf(views: readonly CaseloadView[], asked: CaseloadAsked): CaseloadView | null {
  const text = caseloadText(asked);
  return views.find((view) => caseloadText(view.asked) === text) ?? null;
}
