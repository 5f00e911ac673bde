import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { type CaseloadRow, type CaseloadSort, listCaseload } from "@/db/queries/list-caseload";
import { authorize, type Viewer } from "@/domain/access";

/** The whole caseload in the order of the screen, page by page, so that memory does not grow with the clinic. */
export async function* exportCaseload(
  viewer: Viewer,
  sort: CaseloadSort,
  now: Date,
): AsyncGenerator<CaseloadRow[]> {
  authorize(viewer, "export");
  await inClinic(viewer, (tx) => append(tx, viewer, now, { action: "caseload-exported" }));
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCaseload>> = await listCaseload(viewer, sort, after);
    yield page.rows;
    after = page.next;
  } while (after);
}
