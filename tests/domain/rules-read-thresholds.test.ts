import { expect, test } from "vitest";
import { timelineOf } from "@/bin/proof/rules/timeline";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import { rules } from "@/domain/rules/catalogue";
import type { View } from "@/domain/rules/rule";
import { readBy } from "@/domain/rules/threshold-set";
import { defaultThresholds, type Thresholds } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";
import { day, dose, followup, item9, recordWith } from "@/tests/support/records";

/** The numbers each rule was seen to read while it judged every moment of these. */
const seen = new Map(rules.map(({ id }) => [id, new Set<string>()]));

for (let i = 0; i < 600; i++) {
  const { record, numbers, asked } = timelineOf(`3/${i}`);
  for (const { current, now } of asked) judge(record, current, now, numbers);
}
for (const answer of [1, 2]) {
  const [before, current] = [item9(answer, day(0)), item9(answer, day(7))];
  const reviewed = { safetyPlanReviewedAt: day(1), lastContactAt: null };
  const record = recordWith([before, followup(0, day(7)), current], { staff: reviewed });
  judge(record, current, day(7), defaultThresholds);
}

// Late after a dose, still high by neither pressure: the second is looked at only when the first is not.
const late = dose(
  { "dj.bpPre": { sys: 110, dia: 60 }, "dj.bpPost": { sys: 150, dia: 90 }, "dj.bpMin": 130 },
  day(7),
);
judge(recordWith([late]), late, day(7), defaultThresholds);

function judge(record: PatientRecord, current: RecordedCheckIn | null, now: Date, numbers: Thresholds): void {
  const view = viewOf(record, current, now, numbers);
  const occasion = current?.instrument ?? "silence";
  for (const rule of rules.filter(({ on }) => on.includes(occasion))) {
    const read = seen.get(rule.id) ?? new Set();
    rule.evaluate(watchedView(view, read), watched(numbers, read));
  }
}

function watched(numbers: Thresholds, read: Set<string>): Thresholds {
  return new Proxy(numbers, {
    get(target, name) {
      if (Object.hasOwn(target, name)) read.add(String(name));
      return Reflect.get(target, name);
    },
  });
}

/** Whoever asks for a session reads how long one is. */
function watchedView(view: View, read: Set<string>): View {
  return new Proxy(view, {
    get(target, name) {
      if (name === "sessionOf") read.add("sessionHours");
      return Reflect.get(target, name);
    },
  });
}

test.each(rules.map(({ id }) => [id]))("%s reads the numbers that name it, and no others", (id) => {
  expect([...(seen.get(id) ?? [])].sort()).toEqual([...readBy(id)].sort());
});
