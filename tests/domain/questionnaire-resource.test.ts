import { expect, test } from "vitest";
import { questionnaireResource } from "@/domain/fhir/questionnaire-resource";
import type { Instrument } from "@/domain/instruments/instrument";

const asked = { label: "", required: true };
const made: Instrument = {
  id: "made",
  title: "Made for a test",
  shortTitle: "mood & sleep (9)",
  version: "0.1",
  license: { status: "own-work", notice: "Free to use" },
  recall: { text: "last week", days: 7 },
  stem: "How often?",
  loinc: "1-8",
  items: [
    {
      ...{ ...asked, linkId: "m.1", text: "One", loinc: "2-6", type: "choice" },
      options: [
        { value: 0, text: "Never", loinc: "LA6270-8" },
        { value: 1, text: "Often" },
      ],
    },
    { ...asked, linkId: "m.2", text: "Several", type: "multi-choice", options: [{ value: "a", text: "A" }] },
    { ...asked, linkId: "m.3", text: "From 1 to 5", type: "scale", min: 1, max: 5 },
    { ...asked, linkId: "m.4", text: "How much", type: "decimal", min: 0, max: 5 },
    { ...asked, linkId: "m.5", text: "Words", required: false, type: "text", maxLength: 80 },
    { ...asked, linkId: "m.6", text: "Yes?", type: "boolean", askedWhen: () => true },
  ],
  measures: [],
  minSecondsPlausible: 1,
  sources: ["One 2001", "Two 2002"],
};

test("an instrument, whole", () => {
  const system = "http://loinc.org";
  const bound = (name: string, valueInteger: number) => ({
    url: `http://hl7.org/fhir/StructureDefinition/${name}`,
    valueInteger,
  });
  expect(questionnaireResource(made)).toEqual({
    resourceType: "Questionnaire",
    id: "made",
    url: "urn:heron:Questionnaire/made",
    version: "0.1",
    name: "moodSleep9",
    title: "Made for a test",
    status: "active",
    subjectType: ["Patient"],
    description: "Asks about: last week. Sources: One 2001; Two 2002.",
    copyright: "Free to use",
    code: [{ system, code: "1-8" }],
    item: [
      { linkId: "made.stem", text: "How often?", type: "display" },
      {
        ...{ linkId: "m.1", code: [{ system, code: "2-6" }], text: "One", type: "choice", required: true },
        answerOption: [
          { valueCoding: { system, code: "LA6270-8", display: "Never" } },
          { valueCoding: { system: "urn:heron:CodeSystem/m.1", code: "1", display: "Often" } },
        ],
      },
      {
        ...{ linkId: "m.2", text: "Several", type: "choice", required: true, repeats: true },
        answerOption: [{ valueCoding: { system: "urn:heron:CodeSystem/m.2", code: "a", display: "A" } }],
      },
      {
        ...{ linkId: "m.3", text: "From 1 to 5", type: "integer", required: true },
        extension: [bound("minValue", 1), bound("maxValue", 5)],
      },
      { linkId: "m.4", text: "How much", type: "decimal", required: true },
      { linkId: "m.5", text: "Words", type: "text", required: false, maxLength: 80 },
      { linkId: "m.6", text: "Yes?", type: "boolean", required: false },
    ],
  });
});

test("what an instrument lacks is left out", () => {
  const { stem, loinc, ...bare } = made;
  const resource = questionnaireResource({ ...bare, items: [] });
  expect(resource).not.toHaveProperty("code");
  expect(resource?.item).toEqual([]);
});
