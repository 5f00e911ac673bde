import { findNeighbours, type Neighbour } from "@/db/queries/find-neighbours";
import { listViews } from "@/db/queries/list-views";
import type { Viewer } from "@/domain/access";
import { caseloadSorts, caseloadText, filterWords, readCaseload } from "@/domain/caseload";
import { patientInList } from "../patient-in-list";
import { type Asked, hrefOf } from "./asked";

/** The patients before and after in the list the page was opened from, or in the one that Patients opens with. */
export async function loadNeighbours(viewer: Viewer, patientId: string, shown: Asked, now: Date) {
  const list =
    shown.list === null
      ? ((await listViews(viewer)).find((view) => view.isDefault)?.asked ?? readCaseload({}))
      : readCaseload(new URLSearchParams(shown.list));
  const { previous, next } = await findNeighbours(viewer, list, patientId, shown.at, now);
  const text = caseloadText(list);
  const pageOf = (one: Neighbour | null) =>
    one &&
    (shown.view === "chart"
      ? patientInList(one.patientId, text, one.place)
      : hrefOf(one.patientId, { ...shown, before: null, list: text, at: one.place }));
  const sort = caseloadSorts.find(({ code }) => code === list.sort)?.says ?? "";
  const narrowed = filterWords(list).length;
  return {
    previous: pageOf(previous),
    next: pageOf(next),
    list: { href: `/patients?${text}`, says: narrowed === 0 ? sort : `${sort}, filtered` },
  };
}
