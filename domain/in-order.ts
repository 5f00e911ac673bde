import type { RecordedCheckIn } from "@/domain/check-in";

/** Oldest first by when they were answered, whenever they arrived; equal times by id. */
export function inOrder(checkIns: readonly RecordedCheckIn[]): RecordedCheckIn[] {
  return [...checkIns].sort((a, b) => (comesBefore(a, b) ? -1 : 1));
}

export function comesBefore(a: RecordedCheckIn, b: RecordedCheckIn): boolean {
  const apart = a.authoredAt.getTime() - b.authoredAt.getTime();
  return apart < 0 || (apart === 0 && a.id < b.id);
}
