import { describe, expect, test } from "vitest";
import { findItem, instruments } from "@/domain/instruments/catalogue";
import { hadWith } from "@/domain/instruments/dose-journal";
import type { Answers } from "@/domain/instruments/instrument";

/** Whether an item is asked of somebody who has answered so. */
function isAsked(linkId: string, answers: Answers): boolean {
  const found = findItem(linkId);
  if (!found) throw new Error(linkId);
  return found.item.askedWhen?.(answers) ?? true;
}

const dose = { "dj.kind": "scheduled", "dj.mg": 110, "dj.prescribedMg": 100 };
const pressure = { sys: 120, dia: 80 };

const rows: [linkId: string, answers: Answers, asked: boolean][] = [
  ["phq9.10", {}, false],
  ["phq9.10", { "phq9.1": 0, "phq9.9": 0 }, false],
  ["phq9.10", { "phq9.1": 0, "phq9.9": 1 }, true],
  ["phq9.10", { "phq9.1": null, "phq9.9": null }, false],

  ["auditc.2", {}, true],
  ["auditc.2", { "auditc.1": 0 }, false],
  ["auditc.3", { "auditc.1": 0 }, false],
  ["auditc.3", { "auditc.1": 1 }, true],

  ["asq.4how", { "asq.4": true }, true],
  ["asq.4how", { "asq.4": false }, false],
  ["asq.4when", { "asq.4": true }, true],
  ["asq.4when", {}, false],
  ["asq.5", { "asq.1": true }, true],
  ["asq.5", { "asq.2": true }, true],
  ["asq.5", { "asq.3": true }, true],
  ["asq.5", { "asq.4": true }, true],
  ["asq.5", { "asq.1": false, "asq.2": false, "asq.3": false, "asq.4": false }, false],
  ["asq.5", { "asq.1": null }, false],
  ["asq.5desc", { "asq.5": true }, true],
  ["asq.5desc", { "asq.5": false }, false],

  ["cssrs.3", { "cssrs.2": true }, true],
  ["cssrs.3", { "cssrs.1": true, "cssrs.2": false }, false],
  ["cssrs.4", {}, false],
  ["cssrs.5", { "cssrs.2": true }, true],
  ["cssrs.6b", { "cssrs.6": true }, true],
  ["cssrs.6b", { "cssrs.6": false }, false],

  ["ac.days", { "ac.high": 1, "ac.irrit": 1 }, false],
  ["ac.days", { "ac.high": 1, "ac.irrit": 2 }, true],
  ["ac.others", { "ac.sleep": 3 }, true],
  ["ac.dose", {}, false],

  ["se.sedation.dur", {}, false],
  ["se.sedation.dur", { "se.sedation": null }, false],
  ["se.sedation.dur", { "se.sedation": 0 }, false],
  ["se.sedation.dur", { "se.sedation": 1 }, true],
  ["se.dissoc.dur", { "se.sedation": 4, "se.dissoc": 0 }, false],
  ["se.dissoc.dur", { "se.dissoc": 4 }, true],
  ["se.confusion.dur", { "se.confusion": 2 }, true],

  ["dj.route", {}, true],
  ["dj.route", { "dj.kind": "partial" }, true],
  ["dj.route", { "dj.kind": "skipped" }, false],
  ["dj.help", { "dj.kind": "skipped" }, false],
  ["dj.skipReason", { "dj.kind": "skipped" }, true],
  ["dj.skipReason", { "dj.kind": "scheduled" }, false],
  ["dj.extraReason", { "dj.kind": "extra" }, true],
  ["dj.extraReason", dose, false],
  ["dj.extraReason", { ...dose, "dj.mg": 111 }, true],
  ["dj.extraReason", { ...dose, "dj.prescribedMg": null }, false],
  ["dj.extraReason", { "dj.kind": "scheduled", "dj.mg": 400 }, false],
  ["dj.extraReason", { ...dose, "dj.mg": null }, false],
  ["dj.drinks", {}, false],
  ["dj.drinks", { "dj.co": ["none"] }, false],
  ["dj.drinks", { "dj.co": ["cannabis", "alcohol"] }, true],
  ["dj.bpMin", { "dj.bpPost": pressure }, true],
  ["dj.bpMin", { "dj.bpPre": pressure }, false],
  ["dj.bpMin", { "dj.bpPost": null }, false],
  ["dj.bpMin", { "dj.bpPost": "120/80" }, false],
  ["dj.bpMin", { "dj.bpPost": ["120", "80"] }, false],
  ["dj.bpMin", { "dj.bpPost": { ...pressure, dia: Number.NaN } }, false],
  ["dj.bpMin", { "dj.bpPost": { ...pressure, sys: Number.NaN } }, false],
];

describe("an item that depends on other answers", () => {
  test.each(rows)("%s after %j is asked: %s", (linkId, answers, asked) => {
    expect(isAsked(linkId, answers)).toBe(asked);
  });

  test("has rows here", () => {
    const named = new Set(rows.map(([linkId]) => linkId));
    const whenTaken = findItem("dj.route")?.item.askedWhen;
    const left = instruments
      .flatMap(({ items }) => items)
      .filter(({ linkId, askedWhen }) => askedWhen && askedWhen !== whenTaken && !named.has(linkId))
      .map(({ linkId }) => linkId);
    expect(left).toEqual([]);
  });
});

test("a substance is with a dose only when it was ticked", () => {
  expect(hadWith({ "dj.co": ["benzo"] }, "benzo")).toBe(true);
  expect(hadWith({ "dj.co": ["benzo"] }, "opioid")).toBe(false);
  expect(hadWith({ "dj.co": null }, "benzo")).toBe(false);
});
