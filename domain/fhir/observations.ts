import type { CheckIn } from "@/domain/check-in";
import type { ExportedCheckIn } from "@/domain/fhir/patient-export";
import { codingOf } from "@/domain/fhir/questionnaire-resource";
import { heron, labelledBy, loinc, type Resource, referTo, terminology, ucum } from "@/domain/fhir/resource";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { AnswerValue, Item, Measure, Score } from "@/domain/instruments/instrument";

/** The scores of a check-in as they are stored, then the answers that have a LOINC code of their own. */
export function observationsOf(checkIn: ExportedCheckIn, patientId: string): Resource[] {
  const instrument = findInstrument(checkIn.instrument);
  if (!instrument) return [];
  const base = baseOf(checkIn, patientId);
  const totals = instrument.measures.flatMap((measure) => {
    const score = checkIn.scores.find((one) => one.measure === measure.id);
    return score ? (scoreObservation(checkIn, base, measure, score) ?? []) : [];
  });
  const items = instrument.items.flatMap((item) => {
    const value = checkIn.answers[item.linkId];
    return value === undefined || value === null ? [] : (itemObservation(checkIn, base, item, value) ?? []);
  });
  return [...totals, ...items];
}

type Base = ReturnType<typeof baseOf>;

function baseOf(checkIn: ExportedCheckIn, patientId: string) {
  return {
    status: statuses[checkIn.status],
    subject: referTo("Patient", patientId),
    effectiveDateTime: checkIn.authoredAt.toISOString(),
    issued: checkIn.receivedAt.toISOString(),
    derivedFrom: [referTo("QuestionnaireResponse", checkIn.id)],
  };
}

const statuses = {
  completed: "final",
  stopped: "final",
  amended: "amended",
  "in-progress": "preliminary",
} as const satisfies Record<CheckIn["status"], string>;

function headOf(checkIn: ExportedCheckIn, name: string, base: Base, category: "survey" | "vital-signs") {
  return {
    resourceType: "Observation",
    id: `${checkIn.id}.${name}`,
    ...labelledBy(checkIn.instrument),
    status: base.status,
    category: [{ coding: [{ system: `${terminology}/observation-category`, code: category }] }],
  };
}

/** Null for a single answer that was not given: there is nothing to say of it. A sum without a value says so: missing is not zero. */
function scoreObservation(
  checkIn: ExportedCheckIn,
  base: Base,
  measure: Measure,
  score: Score,
): Resource | null {
  if (score.value === null && score.of <= 1) return null;
  const band = measure.bands.find((one) => one.code === score.band);
  const own = { system: heron("CodeSystem", "measure"), code: `${checkIn.instrument}/${measure.id}` };
  const { status, ...about } = base;
  return {
    ...headOf(checkIn, measure.id, base, isPressure(measure.loinc) ? "vital-signs" : "survey"),
    code: {
      coding: [...(measure.loinc ? [{ system: loinc, code: measure.loinc }] : []), own],
      text: measure.label,
    },
    ...about,
    ...(score.value === null
      ? { dataAbsentReason: { coding: [unknown], text: "Too few answers for a score" } }
      : { valueQuantity: quantity(score.value, isPressure(measure.loinc) ? "mm[Hg]" : "{score}") }),
    ...(band
      ? {
          interpretation: [
            { coding: [{ system: heron("CodeSystem", "band"), code: band.code }], text: band.label },
          ],
        }
      : {}),
    ...(score.prorated ? { note: [{ text: `Prorated from ${score.answered} of ${score.of} answers` }] } : {}),
  };
}

const unknown = { system: `${terminology}/data-absent-reason`, code: "unknown", display: "Unknown" };

function isPressure(code: string | undefined): boolean {
  return code === systolic || code === diastolic;
}

const systolic = "8480-6";
const diastolic = "8462-4";

function itemObservation(
  checkIn: ExportedCheckIn,
  base: Base,
  item: Item,
  value: NonNullable<AnswerValue>,
): Resource | null {
  const answered = item.loinc ? asValue(item, value) : null;
  if (!answered) return null;
  const vital = item.loinc === heartRate || item.type === "blood-pressure";
  const { status, ...about } = base;
  return {
    ...headOf(checkIn, item.linkId, base, vital ? "vital-signs" : "survey"),
    code: {
      coding: [
        { system: loinc, code: item.loinc },
        { system: heron("CodeSystem", "item"), code: item.linkId },
      ],
      text: item.text || item.label,
    },
    ...about,
    ...answered,
  };
}

const heartRate = "8867-4";

function asValue(item: Item, value: NonNullable<AnswerValue>): Record<string, unknown> | null {
  if (item.type === "choice") {
    const option = item.options.find((one) => one.value === value);
    if (!option) return null;
    const text = option.text ? { text: option.text } : {};
    return { valueCodeableConcept: { coding: [codingOf(item.linkId, option)], ...text } };
  }
  if (typeof value === "boolean") return { valueBoolean: value };
  if (typeof value === "number")
    return item.loinc === heartRate
      ? { valueQuantity: quantity(value, "/min") }
      : { valueQuantity: quantity(value, "1") };
  if (typeof value === "object" && "sys" in value) {
    return {
      component: [[systolic, value.sys] as const, [diastolic, value.dia] as const].map(([code, mmHg]) => ({
        code: { coding: [{ system: loinc, code }] },
        valueQuantity: quantity(mmHg, "mm[Hg]"),
      })),
    };
  }
  return null;
}

function quantity(value: number, unit: string): Record<string, unknown> {
  return { value, unit, system: ucum, code: unit };
}
