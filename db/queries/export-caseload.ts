import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { type CaseloadRow, listCaseload } from "@/db/queries/list-caseload";
import { authorize, type Viewer } from "@/domain/access";
import { type CaseloadAsked, caseloadText } from "@/domain/caseload";

/** The caseload as it is asked for, in the order of the screen, page by page, so that memory does not grow with the clinic. */
export async function* exportCaseload(
  viewer: Viewer,
  asked: CaseloadAsked,
  now: Date,
): AsyncGenerator<CaseloadRow[]> {
  authorize(viewer, "export");
  const detail = { asked: caseloadText(asked) };
  await inClinic(viewer, (tx) => append(tx, viewer, now, { action: "caseload-exported", detail }));
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCaseload>> = await listCaseload(viewer, asked, after, now);
    yield page.rows;
    after = page.next;
  } while (after);
}
