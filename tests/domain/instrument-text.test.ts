import { expect, test } from "vitest";
import { findInstrument } from "@/domain/instruments/catalogue";
import { burdenText, directionText, licenceText } from "@/domain/instruments/instrument-text";

test.each([
  ["phq-9", "9 to 10 questions; under 18 seconds it was hardly read"],
  ["sds", "5 questions; under 10 seconds it was hardly read"],
  ["audit-c", "1 to 3 questions; under 6 seconds it was hardly read"],
  ["mood-daily", "3 to 7 questions; under 3 seconds it was hardly read"],
  ["activation-check", "5 to 8 questions; under 5 seconds it was hardly read"],
])("%s asks %s", (id, words) => {
  const instrument = findInstrument(id);
  expect(instrument && burdenText(instrument)).toBe(words);
});

test("a licence and a direction read as words", () => {
  expect(licenceText["clinic-supplied"]).toBe("Scored by Heron, worded by the clinic");
  expect(directionText.neither).toBe("neither end is better");
});
