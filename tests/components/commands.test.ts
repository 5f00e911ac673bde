import { expect, test } from "vitest";
import { matching } from "@/components/commands";

const commands = ["Claim", "Log a contact", "Go to the queue", "Take over from A. Ruiz"].map((label) => ({
  label,
}));

test.each([
  ["", ["Claim", "Log a contact", "Go to the queue", "Take over from A. Ruiz"]],
  ["cl", ["Claim"]],
  ["QUEUE go", ["Go to the queue"]],
  ["ruiz", ["Take over from A. Ruiz"]],
  ["con", ["Log a contact"]],
  ["laim", []],
])("%j finds %j", (text, labels) => {
  expect(matching(commands, text).map(({ label }) => label)).toEqual(labels);
});
