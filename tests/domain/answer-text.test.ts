import { expect, test } from "vitest";
import { answerText } from "@/domain/answer-text";
import { findItem } from "@/domain/instruments/catalogue";
import type { AnswerValue } from "@/domain/instruments/instrument";

const rows: [linkId: string, answer: AnswerValue | undefined, text: string][] = [
  ["phq9.9", undefined, "not answered"],
  ["phq9.9", null, "not answered"],
  ["phq9.9", 1, "Several days"],
  ["phq9.9", 7, "7 (not one of the options)"],
  ["dj.route", "snorted", "Snorted (powder or crushed)"],
  ["dj.route", "smoked", "smoked (not one of the options)"],
  ["dj.co", ["alcohol", "ghb"], "Alcohol, GHB/GBL"],
  ["dj.co", ["kava"], "kava (not one of the options)"],
  ["dj.co", [], "none chosen"],
  ["asq.5", true, "Yes"],
  ["asq.5", false, "No"],
  ["dj.bpPost", { sys: 182, dia: 96 }, "182/96 mmHg"],
  ["md.mood", 7, "7 of 10"],
  ["md.mood", 0, "0 of 10"],
  ["md.mood", "low", "low"],
  ["md.sleep", 5.5, "5.5"],
  ["se.uNight", 2, "2"],
  ["se.newmed", "Sertraline 50 mg", "Sertraline 50 mg"],
  ["who5.1", 4, "4"],
];

test.each(rows)("%s answered %j reads %j", (linkId, answer, text) => {
  const item = findItem(linkId)?.item;
  expect(item && answerText(item, answer)).toBe(text);
});
