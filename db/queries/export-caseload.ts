import { type CaseloadRow, listCaseload } from "@/db/queries/list-caseload";
import { authorize, type Viewer } from "@/domain/access";
import type { CaseloadAsked } from "@/domain/caseload";

/** The caseload as it is asked for, in the order of the screen, page by page, so that memory does not grow with the clinic. `send-export.ts` keeps that it left. */
export async function* exportCaseload(
  viewer: Viewer,
  asked: CaseloadAsked,
  now: Date,
): AsyncGenerator<CaseloadRow[]> {
  authorize(viewer, "export");
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCaseload>> = await listCaseload(viewer, asked, after, now);
    yield page.rows;
    after = page.next;
  } while (after);
}
