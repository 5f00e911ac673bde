import { cache } from "react";
import { requirePage } from "@/auth/session";
import { findUrgent } from "@/db/queries/find-urgent";

/** What is urgent now, read once a request however many parts of the screen tell it. */
export const loadUrgent = cache(async () => {
  const viewer = await requirePage("view-queue");
  const now = new Date();
  return { now, urgent: await findUrgent(viewer, now) };
});
