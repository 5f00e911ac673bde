export const queueTabs = ["open", "mine", "unclaimed", "snoozed", "done"] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Now: urgent, high, overdue or due on the clinic's day. Week: the rest. */
export const lanes = ["now", "week"] as const;
export type Lane = (typeof lanes)[number];
