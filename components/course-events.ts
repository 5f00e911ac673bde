import { formWord, routeWords } from "@/components/plan-words";
import { parseMoment } from "@/domain/local-day";
import { type Prescription, scheduleInWords } from "@/domain/prescription";
import { plainNumber } from "@/domain/wording";

/** Something that happened in the course besides scores, doses and flags. */
export type CourseEvent = {
  readonly id: string;
  readonly at: Date;
  readonly kind: "plan" | "medicine" | "supply" | "words";
  /** One line; of words, what the patient wrote, verbatim. */
  readonly text: string;
};

type Plan = Pick<
  Prescription,
  | "id"
  | "drug"
  | "route"
  | "form"
  | "doseMg"
  | "schedule"
  | "titration"
  | "dispensedUnits"
  | "dispensedOn"
  | "startsOn"
  | "endsOn"
>;

type Known = {
  /** Oldest first. */
  readonly plans: readonly Plan[];
  readonly medicines: readonly { id: string; at: Date; change: "added" | "removed"; name: string }[];
  readonly sheets: readonly { checkInId: string; at: Date; answers: Readonly<Record<string, unknown>> }[];
};

/** What is stored of the course, oldest first. Days without a clock time stand at noon in the patient's zone. */
export function courseEvents({ plans, medicines, sheets }: Known, patientZone: string): CourseEvent[] {
  const dated = [
    ...plans.flatMap((plan, i) => planEvents(plan, plans[i - 1] ?? null)),
    ...plans.flatMap(supplyEvent),
  ].flatMap(({ on, ...event }) => {
    const at = parseMoment(on, patientZone);
    return at ? [{ ...event, at }] : [];
  });
  const listed = medicines.map(({ id, at, change, name }) => ({
    id,
    at,
    kind: "medicine" as const,
    text: `${name} ${change === "added" ? "put on" : "taken off"} the medicines list`,
  }));
  const told = sheets.flatMap(({ checkInId, at, answers }) =>
    Object.entries(notes).flatMap(([linkId, kind]) => {
      const text = answers[linkId];
      if (typeof text !== "string" || text.trim() === "") return [];
      return [{ id: `${checkInId} ${linkId}`, at, kind, text: `“${text.trim()}”` }];
    }),
  );
  return [...dated, ...listed, ...told].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Where patients write in their own words. */
const notes = { "md.note": "words", "se.newmed": "medicine" } as const;

function planEvents(plan: Plan, before: Plan | null) {
  const { id, startsOn, endsOn, titration } = plan;
  const word = before ? "Plan changed" : "Plan began";
  const began = {
    id,
    on: startsOn,
    kind: "plan" as const,
    text: `${word}: ${plainNumber(plan.doseMg)} mg ${formWord(plan.form)}, ${routeWords[plan.route]}, ${scheduleInWords(plan.schedule)}`,
  };
  const steps = titration.map((step, i) => ({
    id: `${id} ${step.fromOn}`,
    on: step.fromOn,
    kind: "plan" as const,
    text: `Planned dose ${plainNumber(titration[i - 1]?.doseMg ?? plan.doseMg)} → ${plainNumber(step.doseMg)} mg`,
  }));
  const ended =
    endsOn === null ? [] : [{ id: `${id} end`, on: endsOn, kind: "plan" as const, text: "Plan ended" }];
  return [began, ...steps, ...ended];
}

function supplyEvent({ id, form, dispensedOn, dispensedUnits }: Plan) {
  if (dispensedOn === null) return [];
  const what =
    dispensedUnits === null ? "Supply" : `Supply of ${plainNumber(dispensedUnits)} (${formWord(form)})`;
  return [{ id: `${id} supply`, on: dispensedOn, kind: "supply" as const, text: `${what} dispensed` }];
}
