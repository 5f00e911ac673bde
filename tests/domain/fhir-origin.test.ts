import { describe, expect, test } from "vitest";
import { readOrigin } from "@/domain/fhir-origin";

const started = (url: string, valueDateTime: unknown) => ({ extension: [{ url, valueDateTime }] });
const ours = "urn:heron:StructureDefinition/started";

describe("when a questionnaire was opened", () => {
  test.each([
    ["ours", started(ours, "2026-05-04T12:00:00Z"), "2026-05-04T12:00:00.000Z"],
    [
      "the Android FHIR SDK's",
      started(
        "http://github.com/google-android/questionnaire-lastLaunched-timestamp",
        "2026-05-04T14:00:00+02:00",
      ),
      "2026-05-04T12:00:00.000Z",
    ],
    ["another extension", started("urn:other", "2026-05-04T12:00:00Z"), null],
    ["a day", started(ours, "2026-05-04"), null],
    ["no time", started(ours, "soonT25:99:99Z"), null],
    ["a number", started(ours, 7), null],
    [
      "after one that is none",
      { extension: [null, ...started(ours, "2026-05-04T12:00:00Z").extension] },
      "2026-05-04T12:00:00.000Z",
    ],
    ["none", {}, null],
    ["extensions that are none", { extension: "x" }, null],
  ])("%s", (_, json, at) => {
    expect(readOrigin(json).startedAt?.toISOString() ?? null).toBe(at);
  });
});

describe("the device", () => {
  test.each([
    ["a reference", { author: { reference: "Device/tablet-4" } }, "tablet-4"],
    ["a full reference", { author: { reference: "https://example.org/fhir/Device/tablet-4" } }, "tablet-4"],
    ["an identifier", { author: { type: "Device", identifier: { value: "A-1" } } }, "A-1"],
    ["an identifier of a person", { author: { type: "Patient", identifier: { value: "A-1" } } }, null],
    ["the patient", { author: { reference: "Patient/p1" } }, null],
    ["a version of it", { author: { reference: "Device/tablet-4/_history/1" } }, null],
    ["a list of references", { author: { reference: ["Device/tablet-4"] } }, null],
    ["an empty identifier", { author: { type: "Device", identifier: { value: "" } } }, null],
    ["a long name", { author: { reference: `Device/${"x".repeat(200)}` } }, "x".repeat(200)],
    ["too long a name", { author: { reference: `Device/${"x".repeat(201)}` } }, null],
    ["none", {}, null],
  ])("%s", (_, json, id) => {
    expect(readOrigin(json).deviceId).toBe(id);
  });
});
