/** How soon a person must look. FHIR Task.priority; never how unwell someone is (that is a band). */
export const priorities = ["urgent", "high", "medium", "low"] as const;
export type Priority = (typeof priorities)[number];

/** 0 is the most urgent: sorts and compares priorities. */
export function rank(priority: Priority): number {
  return priorities.indexOf(priority);
}

export function isWorse(a: Priority, b: Priority): boolean {
  return rank(a) < rank(b);
}

export function worst(list: readonly Priority[]): Priority {
  return list.reduce((a, b) => (isWorse(b, a) ? b : a), "low" as Priority);
}
