import { expireExports, makeNextExport } from "@/db/commands/make-exports";
import type { Heron } from "@/domain/access";

/** Makes the exports of a clinic that wait, one after the other, and takes away those whose time is over. */
export async function makeExports(heron: Heron, stopping: AbortSignal): Promise<void> {
  await expireExports(heron, new Date());
  while (!stopping.aborted && (await makeNextExport(heron, new Date(), stopping)));
}
