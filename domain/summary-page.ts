import type { Adherence } from "@/domain/adherence";
import type { Dose } from "@/domain/dose";
import { gad7Total } from "@/domain/instruments/gad-7";
import type { Measure } from "@/domain/instruments/instrument";
import { phq9Total } from "@/domain/instruments/phq-9";
import { ageOn, localDay } from "@/domain/local-day";
import type { ScoredPoint } from "@/domain/patient-record";
import { type Prescription, plannedMg, scheduleInWords } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { bandOf } from "@/domain/scoring";
import type { ItemNine } from "@/domain/summary";
import { findOutcome, type Outcome } from "@/domain/triage";
import {
  calendarDayInWords,
  counted,
  dayInWords,
  momentInWords,
  plainNumber,
  signed,
} from "@/domain/wording";

/** A flag and what came of it. */
export type SummaryFlag = {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly priority: Priority;
  readonly summary: string;
  readonly answeredAt: Date;
  /** Null while it is open. */
  readonly closedAt: Date | null;
  /** Of its case, once that is closed. */
  readonly outcome: Outcome | null;
  readonly ownOutcome: string | null;
  readonly closedBy: string | null;
  /** Who works on its case now; null where nobody does. */
  readonly owner: string | null;
};

export type SummaryPageFacts = {
  readonly patient: { givenName: string; familyName: string; number: string; bornOn: string };
  readonly clinicName: string;
  readonly madeBy: string;
  readonly now: Date;
  /** First and last moment of the period. */
  readonly from: Date;
  readonly to: Date;
  /** IANA zone in which dates are written. */
  readonly timeZone: string;
  /** The at-a-glance sentences of the patient's page. */
  readonly glance: string;
  /** The chart of the page, in words. */
  readonly chart: string;
  /** Oldest first, with one score before the period where there is one. */
  readonly phq9: readonly ScoredPoint[];
  readonly gad7: readonly ScoredPoint[];
  readonly item9: ReadonlyMap<string, ItemNine>;
  readonly plan: Prescription | null;
  /** Those of the period. */
  readonly doses: readonly (Pick<Dose, "at" | "kind" | "mg" | "plannedMg"> & { readonly above: boolean })[];
  readonly kept: Adherence | null;
  /** Those of the period, open ones and the most pressing first, then the newest. */
  readonly flags: readonly SummaryFlag[];
  readonly versions: {
    readonly heron: string;
    readonly rules: string;
    readonly instruments: readonly string[];
  };
};

export type SummaryTable = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the table leaves out, or why it is empty. */
  readonly note: string | null;
};

/** All words of the one-page summary, in reading order: what is printed and what the PDF holds. */
export type SummaryPage = {
  readonly title: string;
  /** Name, number, birth date: two identifiers on every sheet. */
  readonly who: readonly string[];
  readonly made: string;
  readonly glance: string;
  readonly chart: string;
  readonly checkIns: SummaryTable;
  readonly plan: { readonly title: string; readonly lines: readonly string[] };
  readonly flags: SummaryTable;
  readonly foot: readonly string[];
};

/** So that all of it fits on one sheet, Letter or A4. */
const most = { checkIns: 6, flags: 5, offPlan: 4, letters: 120 };
const none = "—";

export function arrangeSummary(facts: SummaryPageFacts): SummaryPage {
  const { patient, now, timeZone } = facts;
  const sameYear = localDay(facts.from, timeZone).slice(0, 4) === localDay(facts.to, timeZone).slice(0, 4);
  const from = dayInWords(facts.from, timeZone, !sameYear);
  return {
    title: `Check-in summary, ${from} to ${dayInWords(facts.to, timeZone, true)}`,
    who: [
      `${patient.familyName}, ${patient.givenName}`,
      `#${patient.number}`,
      `born ${calendarDayInWords(patient.bornOn, true)} (${ageOn(localDay(now, timeZone), patient.bornOn)} y)`,
    ],
    made: `${facts.clinicName}. Made ${momentInWords(now, timeZone)} by ${facts.madeBy}.`,
    glance: facts.glance,
    chart: facts.chart,
    checkIns: checkInTable(facts),
    plan: { title: "Doses against the plan", lines: planLines(facts) },
    flags: flagTable(facts),
    foot: [
      "What the patient reported, not a diagnosis. A low score or no flag does not rule out risk.",
      `${facts.versions.instruments.join(", ")}. Rules ${facts.versions.rules}. Heron ${facts.versions.heron}.`,
    ],
  };
}

/** The last days with a PHQ-9 or a GAD-7, newest first; both of one day share a row. */
function checkInTable({ phq9, gad7, item9, from, timeZone }: SummaryPageFacts): SummaryTable {
  const shown = (points: readonly ScoredPoint[]) => points.filter(({ authoredAt }) => authoredAt >= from);
  const days = new Set([...shown(phq9), ...shown(gad7)].map((point) => localDay(point.authoredAt, timeZone)));
  const newest = [...days].sort().reverse();
  const rows = newest.slice(0, most.checkIns).map((on) => {
    const [phq, gad] = [phq9, gad7].map((points) =>
      points.findLast((one) => localDay(one.authoredAt, timeZone) === on),
    );
    return [
      calendarDayInWords(on, true),
      ...scoreCells(phq, phq9, phq9Total),
      phq ? itemNineCell(item9.get(phq.checkInId)) : none,
      ...scoreCells(gad, gad7, gad7Total),
    ];
  });
  const prorated = [...phq9, ...gad7].some(
    (point) =>
      point.prorated &&
      rows.some((row) => row[0] === calendarDayInWords(localDay(point.authoredAt, timeZone), true)),
  );
  const notes = [
    newest.length === 0 ? "No PHQ-9 or GAD-7 in this period." : null,
    newest.length > most.checkIns
      ? `${counted(newest.length - most.checkIns, "earlier day")} not shown.`
      : null,
    prorated ? "* Some items were not answered: the total is estimated from those that were." : null,
  ].filter((note) => note !== null);
  return {
    title: "Last check-ins",
    columns: ["Day", "PHQ-9", "PHQ-9 change", "PHQ-9 band", "Item 9", "GAD-7", "GAD-7 change", "GAD-7 band"],
    rows,
    note: notes.length > 0 ? notes.join(" ") : null,
  };
}

function scoreCells(
  point: ScoredPoint | undefined,
  all: readonly ScoredPoint[],
  { bands }: Measure,
): string[] {
  if (!point) return [none, none, none];
  const before = all[all.indexOf(point) - 1];
  const code = bandOf(bands, point.value);
  return [
    `${plainNumber(point.value)}${point.prorated ? "*" : ""}`,
    before ? signed(point.value - before.value) : none,
    bands.find((band) => band.code === code)?.label ?? none,
  ];
}

function itemNineCell(answer: ItemNine | undefined): string {
  if (answer === null) return "not answered";
  return typeof answer === "number" ? String(answer) : none;
}

function planLines({ plan, doses, kept, now, timeZone }: SummaryPageFacts): string[] {
  const of = (...kinds: Dose["kind"][]) => doses.filter(({ kind }) => kinds.includes(kind)).length;
  const off = doses.filter((dose) => dose.kind === "extra" || dose.above);
  const reported = `Reported in this period: ${of("scheduled", "partial")} scheduled, ${of("skipped")} skipped, ${of("extra")} extra, ${doses.filter(({ above }) => above).length} above the plan.`;
  return [
    plan
      ? `Plan: ${plannedMg(plan, localDay(now, timeZone))} mg ${plan.drug}, ${plan.form.replaceAll("-", " ")}, ${scheduleInWords(plan.schedule)}, since ${calendarDayInWords(plan.startsOn, true)}.`
      : "No plan in force, so doses cannot be compared.",
    reported,
    kept
      ? `Of ${counted(kept.scheduled, "planned dose")} since ${calendarDayInWords(kept.fromOn)}: ${kept.taken} taken, ${kept.skipped} skipped, ${kept.unknown} not written down.`
      : null,
    off.length > 0 ? `Off the plan: ${offPlan(off, timeZone)}.` : null,
  ].filter((line) => line !== null);
}

function offPlan(off: SummaryPageFacts["doses"], timeZone: string): string {
  const named = off
    .toReversed()
    .slice(0, most.offPlan)
    .map(({ at, kind, mg, plannedMg }) => {
      const amount =
        mg === null
          ? "amount not told"
          : `${plainNumber(mg)} mg${plannedMg === null ? "" : ` of ${plainNumber(plannedMg)} planned`}`;
      return `${dayInWords(at, timeZone)} ${kind === "extra" ? "extra dose, " : ""}${amount}`;
    });
  const more = off.length - named.length;
  return [...named, ...(more > 0 ? [`${more} earlier`] : [])].join("; ");
}

function flagTable({ flags, timeZone }: SummaryPageFacts): SummaryTable {
  const more = flags.length - most.flags;
  return {
    title: "Flags and what was done",
    columns: ["Answered", "Priority", "Flag", "What came of it"],
    rows: flags
      .slice(0, most.flags)
      .map((flag) => [
        dayInWords(flag.answeredAt, timeZone, true),
        flag.priority.charAt(0).toUpperCase() + flag.priority.slice(1),
        `${short(flag.summary)} (${flag.ruleId} v${flag.ruleVersion})`,
        short(whatCame(flag, timeZone)),
      ]),
    note:
      flags.length === 0
        ? "No flag was raised in this period."
        : more > 0
          ? `${counted(more, "more flag")} on screen.`
          : null,
  };
}

function whatCame({ closedAt, outcome, ownOutcome, closedBy, owner }: SummaryFlag, timeZone: string): string {
  if (closedAt === null) return owner ? `Open, with ${owner}` : "Open, not claimed";
  const label = ownOutcome ?? findOutcome(outcome ?? "")?.label ?? "Closed";
  return `${label}, ${dayInWords(closedAt, timeZone)}${closedBy ? `, ${closedBy}` : ""}`;
}

function short(text: string): string {
  return text.length <= most.letters ? text : `${text.slice(0, most.letters - 1).trimEnd()}…`;
}
