import { expect, test } from "vitest";
import { bulkText, resultText, undoneText } from "@/components/bulk-results";

const now = new Date("2026-11-24T15:00:00Z");
const done = { caseId: "a", kind: "done" };

test.each([
  [done, "Claimed."],
  [
    { caseId: "b", kind: "taken", by: "A. Ruiz", since: "2026-11-24T14:59:40Z" },
    "A. Ruiz claimed it 20 s ago.",
  ],
  [
    { caseId: "b", kind: "taken", by: "A. Ruiz", since: "2026-11-24T14:55:00Z" },
    "A. Ruiz claimed it 5 min ago.",
  ],
  [
    { caseId: "b", kind: "taken", by: "A. Ruiz", since: "2026-11-24T11:59:00Z" },
    "A. Ruiz claimed it 3 h ago.",
  ],
  [{ caseId: "b", kind: "taken", by: "A. Ruiz", since: null }, "A. Ruiz claimed it."],
  [
    { caseId: "b", kind: "closed-already", message: "This case was closed already." },
    "This case was closed already.",
  ],
  [{ caseId: "b", kind: "failed" }, "This case could not be changed. Try it again."],
])("%j is told as %j", (result, text) => {
  expect(resultText("claim", result, now)).toBe(text);
});

test("what could not be undone is not said to be undone", () => {
  const changed = { caseId: "b", kind: "changed" };
  expect(undoneText([])).toBe("Undone.");
  expect(undoneText([done, done])).toBe("Undone.");
  expect(undoneText([done, changed])).toBe("Undone: 1 of 2. One has changed since, and stays as it is.");
  expect(undoneText([changed, changed, done])).toBe(
    "Undone: 1 of 3. 2 have changed since, and stay as they are.",
  );
});

test("the whole says how many were done and how many were left", () => {
  const taken = { caseId: "b", kind: "taken" };
  expect(bulkText("close", [done, done])).toBe("Resolved: 2.");
  expect(bulkText("close", [done, taken])).toBe("Resolved: 1 of 2. One was left as it is.");
  expect(bulkText("claim", [done, taken, taken])).toBe("Claimed: 1 of 3. 2 were left as they are.");
});
