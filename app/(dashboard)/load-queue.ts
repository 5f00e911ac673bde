import { cache } from "react";
import { requirePage } from "@/auth/session";
import { listQueue, type QueueTab } from "@/db/queries/list-queue";

/** One page of the queue, read once a request however many parts of the screen show it. */
export const loadQueue = cache(async (tab: QueueTab, after: string | null) => {
  const viewer = await requirePage("view-queue");
  const now = new Date();
  return { viewer, now, queue: await listQueue(viewer, tab, after, now) };
});
