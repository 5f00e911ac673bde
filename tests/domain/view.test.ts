import { expect, test } from "vitest";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { pointsOf, viewOf } from "@/domain/view";
import { day, followup, phq9, recordWith } from "@/tests/support/records";

const ids = (checkIns: readonly { id: string }[]) => checkIns.map(({ id }) => id);
const [before, now, soon, later] = [-7, 0, 0.01, 7].map((at) => followup(0, day(at), { id: `at ${at}` }));
if (!before || !now || !soon || !later) throw new Error("no check-ins");

test("a check-in is seen once, with those before it, whether or not the record holds it", () => {
  for (const held of [
    [before, now, later],
    [before, later],
  ]) {
    const view = viewOf(recordWith(held), now, day(30), defaultThresholds);
    expect(ids(view.checkInsOf("safety-followup"))).toEqual([before.id, now.id]);
    expect(ids(view.sessionOf("safety-followup"))).toEqual([now.id]);
    expect(view.now).toEqual(day(0));
  }
});

test("of its session is what was answered soon after, once that has come", () => {
  const session = (receivedAt: Date) =>
    ids(
      viewOf(recordWith([{ ...soon, receivedAt }]), now, day(30), defaultThresholds).sessionOf(
        "safety-followup",
      ),
    );
  expect(session(now.receivedAt)).toEqual([now.id, soon.id]);
  expect(session(soon.authoredAt)).toEqual([now.id]);
});

test("in silence all is seen that was answered by then, and there is no session", () => {
  const view = viewOf(recordWith([before, now, later]), null, day(0), defaultThresholds);
  expect(ids(view.checkInsOf("safety-followup"))).toEqual([before.id, now.id]);
  expect(view.sessionOf("safety-followup")).toEqual([]);
  expect(view.now).toEqual(day(0));
});

test("points are the scores there are, of what was finished", () => {
  const unscorable = phq9({ "phq9.9": null }, day(14));
  const begun = phq9(3, day(21), { status: "in-progress" });
  expect(pointsOf([phq9(12, day(7)), unscorable, begun], "total")).toEqual([
    { checkInId: phq9(12, day(7)).id, authoredAt: day(7), value: 12, prorated: false },
  ]);
});
