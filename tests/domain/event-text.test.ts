import { expect, test } from "vitest";
import { type EventDetail, eventText } from "@/domain/event-text";

const rows: [kind: string, detail: EventDetail, text: string][] = [
  ["opened", {}, "Case opened"],
  ["raised", { ruleId: "SUI-01", priority: "urgent" }, "SUI-01 raised, urgent"],
  ["raised", {}, "A flag raised"],
  ["joined", { ruleId: "CHG-03", priority: "high" }, "CHG-03 seen again"],
  ["escalated", { ruleId: "AE-03", priority: "high" }, "AE-03 escalated to high"],
  ["escalated", { ruleId: "AE-03" }, "AE-03 escalated"],
  ["returned", { ruleId: "AE-03" }, "AE-03 returned"],
  ["returned", {}, "Returned to the queue"],
  ["taken-over", { from: "Ben" }, "Taken over from Ben by Ana"],
  ["taken-over", {}, "Taken over from a colleague by Ana"],
  ["taken-over", { from: "" }, "Taken over from a colleague by Ana"],
  ["assigned", { to: "Ben" }, "Ana gave the case to Ben"],
  ["assigned", {}, "Ana gave the case to a colleague"],
  ["claim-expired", { from: "Ben" }, "Ben's claim expired: nothing had happened. Back in the queue"],
  ["claim-expired", {}, "The claim expired: nothing had happened. Back in the queue"],
  ["owner-left", {}, "Its owner no longer works here. Back in the queue"],
  ["waiting", { reason: "calls back at noon" }, "Ana waits: calls back at noon"],
  ["waiting", {}, "Ana waits: no reason given"],
  ["resumed", { why: "time" }, "Waiting ended: its time came"],
  ["resumed", { why: "staff" }, "Waiting ended: by Ana"],
  ["resumed", { why: "worse", priority: "high" }, "Waiting ended: an answer was worse than expected, high"],
  ["snoozed", { reason: "known" }, "Ana snoozed the case: known"],
  ["snoozed", {}, "Ana snoozed the case: no reason given"],
  ["woke", { why: "worse" }, "Snooze ended: an answer was worse than expected"],
  ["woke", { why: "time" }, "Snooze ended: its time came"],
  ["noted", { note: "Left alone here" }, "Ana wrote a note"],
  ["contacted", { channel: "phone", result: "reached" }, "Ana called the patient: reached"],
  ["contacted", { channel: "phone", result: "voicemail" }, "Ana called the patient: left a voicemail"],
  ["contacted", { channel: "message" }, "Ana wrote to the patient"],
  ["contacted", { channel: "in-person", result: "no-answer" }, "Ana went to see the patient: no answer"],
  ["contacted", { result: "reached" }, "Ana tried to reach the patient: reached"],
  ["overdue", {}, "Deadline missed"],
  ["escalated-to-pool", {}, "Escalated to everyone at the queue"],
  ["escalated-to-lead", {}, "Escalated to the lead"],
  ["closed", {}, "Ana resolved the case: closed."],
  [
    "closed",
    { outcome: "visit-booked", riskAssessed: true, urgencyWas: "right" },
    "Ana resolved the case: Visit booked. Risk assessment recorded: yes. Urgency was right.",
  ],
  [
    "closed",
    { outcome: "data-error", riskAssessed: false, urgencyWas: "too-high" },
    "Ana resolved the case: Data error. Risk assessment recorded: no. Urgency was too high.",
  ],
  [
    "closed",
    { outcome: "no-longer-known", urgencyWas: "too-low" },
    "Ana resolved the case: closed. Urgency was too low.",
  ],
  ["undone", {}, "Ana took that back"],
  ["claimed", {}, "Ana claimed the case"],
  ["released", {}, "Ana released the case"],
];

test.each(rows)("%s %j", (kind, detail, text) => {
  expect(eventText(kind, "Ana", detail)).toBe(text);
});
