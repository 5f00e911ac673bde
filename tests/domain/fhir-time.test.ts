import { expect, test } from "vitest";
import { readFhirTime } from "@/domain/fhir-time";

test.each([
  ["2026-05-04T12:00Z", "2026-05-04T12:00:00.000Z"],
  ["2026-05-04T12:00:30Z", "2026-05-04T12:00:30.000Z"],
  ["2026-05-04T12:00:30.1Z", "2026-05-04T12:00:30.100Z"],
  ["2026-05-04T12:00:30.123456789Z", "2026-05-04T12:00:30.123Z"],
  ["2026-05-04T12:00:00+02:00", "2026-05-04T10:00:00.000Z"],
  ["2026-05-04T12:00:00-05:00", "2026-05-04T17:00:00.000Z"],
  ["2026-07-31T12:00:00Z", "2026-07-31T12:00:00.000Z"],
  ["2028-02-29T12:00:00Z", "2028-02-29T12:00:00.000Z"],
  ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z"],
  ["2099-12-31T23:59:59.999Z", "2099-12-31T23:59:59.999Z"],
])("%s is a time", (text, at) => {
  expect(readFhirTime(text)?.toISOString()).toBe(at);
});

test.each([
  ["a day", "2026-05-04"],
  ["without a zone", "2026-05-04T12:00:00"],
  ["with words before", "on 2026-05-04T12:00:00Z"],
  ["with words after", "2026-05-04T12:00:00Z about"],
  ["with ten decimals", "2026-05-04T12:00:00.1234567890Z"],
  ["on a day that no calendar has", "2026-02-30T12:00:00Z"],
  ["in a month that no calendar has", "2026-13-01T12:00:00Z"],
  ["at an hour that no clock has", "2026-05-04T25:00:00Z"],
  ["before 2000", "1999-12-31T23:59:59.999Z"],
  ["after 2099", "2100-01-01T00:00:00Z"],
  ["no text", 1_777_896_000_000],
  ["a list", ["2026-05-04T12:00:00Z"]],
  ["missing", undefined],
])("%s, it is none", (_, text) => {
  expect(readFhirTime(text)).toBeNull();
});
