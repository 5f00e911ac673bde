import { type Priority, priorities } from "@/domain/priority";
import type { SafetyAnswer } from "@/domain/safety-answers";
import type { CaseEventKind, CaseState } from "@/domain/transitions";
import { spokeWithPatient } from "@/domain/triage";
import { counted } from "@/domain/wording";

/** What a person did to a case. */
export type CaseAct = {
  readonly kind: CaseEventKind;
  readonly at: Date;
  readonly by: string;
  readonly result: string | null;
  readonly outcome: string | null;
  /** Of "undone". */
  readonly undid: string | null;
};

/** One positive answer, what was raised for it, and what people did from then on. */
export type ReportedAnswer = {
  readonly checkInId: string;
  readonly patient: {
    readonly id: string;
    readonly number: string;
    readonly givenName: string;
    readonly familyName: string;
  };
  readonly said: readonly SafetyAnswer[];
  /** When it was answered; when it arrived, if its sender's clock runs ahead. */
  readonly answeredAt: Date;
  readonly receivedAt: Date;
  /** The weightiest answer of the version that counts in its place; null while this one counts. */
  readonly amendedTo: number | null;
  readonly isJudged: boolean;
  /** Safety rules that saw it. */
  readonly seenBy: readonly string[];
  /** The most pressing flag that was raised, or seen again, for it. */
  readonly flag: { readonly ruleId: string; readonly priority: Priority; readonly at: Date } | null;
  readonly case: {
    readonly id: string;
    readonly status: CaseState;
    readonly dueAt: Date;
    readonly owner: string | null;
    readonly closedAt: Date | null;
    readonly closedBy: string | null;
    /** In the words of the clinic or of Heron. */
    readonly outcome: string | null;
    readonly riskAssessed: boolean | null;
  } | null;
  /** Oldest first, from when the answer came to the case. */
  readonly acts: readonly CaseAct[];
};

type Step = { readonly at: Date; readonly by: string };

/** What became of an answer. Every time is that of an event; what has not happened is null. */
export type Course = {
  readonly standing: "no-flag" | "open" | "ended";
  /** Why no flag was raised; null when one was. */
  readonly whyNoFlag: "not-judged" | "kept-quiet" | "no-rule" | null;
  /** The first thing any person did to the case with the answer in it: to look at it is enough. */
  readonly look: Step | null;
  /** The first time that somebody spoke with the patient. */
  readonly contact: Step | null;
  /** Attempts before that which did not reach the patient. */
  readonly attempts: number;
  /** The closing that stands. */
  readonly end: Step | null;
  /** How often a closing was taken back, slips of the hand aside. */
  readonly reopened: number;
};

export function courseOf(answer: ReportedAnswer): Course {
  const { flag, acts } = answer;
  if (!flag || !answer.case) {
    const whyNoFlag = !answer.isJudged ? "not-judged" : answer.seenBy.length > 0 ? "kept-quiet" : "no-rule";
    const nothing = { look: null, contact: null, attempts: 0, end: null, reopened: 0 };
    return { standing: "no-flag", whyNoFlag, ...nothing };
  }
  const meant = withoutSlips(acts);
  const reached = meant.findIndex(speaks);
  const contact = meant[reached] ?? null;
  const { closedAt, closedBy, status } = answer.case;
  const end = status === "closed" && closedAt ? { at: closedAt, by: closedBy ?? "" } : null;
  return {
    standing: end ? "ended" : "open",
    whyNoFlag: null,
    look: stepOf(acts[0]),
    contact: stepOf(contact),
    attempts: meant
      .slice(0, reached === -1 ? undefined : reached)
      .filter(({ kind, result }) => kind === "contacted" && result !== "reached").length,
    end,
    reopened: meant.filter(({ kind }) => kind === "reopened").length,
  };
}

/** A closing that was undone within its ten seconds says nothing: neither that it ended nor that anybody spoke. */
function withoutSlips(acts: readonly CaseAct[]): CaseAct[] {
  return acts.filter(({ kind }, i) => {
    if (kind !== "closed") return kind !== "undone";
    const next = acts.slice(i + 1).find((one) => one.kind === "closed" || one.kind === "undone");
    return !(next?.kind === "undone" && next.undid === "closed");
  });
}

function speaks({ kind, result, outcome }: CaseAct): boolean {
  if (kind === "contacted") return result === "reached";
  return kind === "closed" && outcome !== null && spokeWithPatient(outcome);
}

function stepOf(act: CaseAct | null | undefined): Step | null {
  return act ? { at: act.at, by: act.by } : null;
}

export type FollowedAnswer = ReportedAnswer & { readonly course: Course };

/** What nobody was told of first, then what is open, each with the oldest first; then what has ended, newest first. */
export function inReportOrder(answers: readonly ReportedAnswer[]): FollowedAnswer[] {
  const order = { "no-flag": 0, open: 1, ended: 2 };
  return answers
    .map((answer) => ({ ...answer, course: courseOf(answer) }))
    .sort((a, b) => {
      const by = order[a.course.standing] - order[b.course.standing];
      const earlier = a.answeredAt.getTime() - b.answeredAt.getTime();
      return (
        by || (a.course.standing === "ended" ? -earlier : earlier) || (a.checkInId < b.checkInId ? -1 : 1)
      );
    });
}

/** How many came so far, and how long that took from the answer: the median of those that did. Milliseconds. */
export type Reached = {
  readonly count: number;
  readonly medianMs: number | null;
  readonly longestMs: number | null;
};

export type ReportSummary = {
  readonly answers: number;
  readonly patients: number;
  readonly looked: Reached;
  readonly contacted: Reached;
  readonly ended: Reached;
  readonly open: number;
  readonly noFlag: number;
  /** Arrived more than an hour after they were answered. */
  readonly late: number;
};

/** The same counts for the answers whose flag had each priority, most pressing first; those without any left out. */
export function summaryByPriority(
  answers: readonly FollowedAnswer[],
): { priority: Priority; summary: ReportSummary }[] {
  return priorities
    .map((priority) => answers.filter(({ flag }) => flag?.priority === priority))
    .flatMap((those) => {
      const [first] = those;
      return first?.flag ? [{ priority: first.flag.priority, summary: summaryOf(those) }] : [];
    });
}

/** Later than this after it was answered, an answer arrived late. Milliseconds. */
const lateAfter = 3_600_000;

export function isLate({
  answeredAt,
  receivedAt,
}: Pick<ReportedAnswer, "answeredAt" | "receivedAt">): boolean {
  return receivedAt.getTime() - answeredAt.getTime() > lateAfter;
}

export function summaryOf(answers: readonly FollowedAnswer[]): ReportSummary {
  const reached = (stepIn: (course: Course) => Step | null): Reached => {
    const times = answers.flatMap(({ course, answeredAt }) => {
      const step = stepIn(course);
      return step ? [step.at.getTime() - answeredAt.getTime()] : [];
    });
    return {
      count: times.length,
      medianMs: median(times),
      longestMs: times.length ? Math.max(...times) : null,
    };
  };
  const standing = (which: Course["standing"]) =>
    answers.filter(({ course }) => course.standing === which).length;
  return {
    answers: answers.length,
    patients: new Set(answers.map(({ patient }) => patient.id)).size,
    looked: reached(({ look }) => look),
    contacted: reached(({ contact }) => contact),
    ended: reached(({ end }) => end),
    open: standing("open"),
    noFlag: standing("no-flag"),
    late: answers.filter(isLate).length,
  };
}

/** The middle value, of an even number the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : undefined;
  return lower === undefined ? upper : (lower + upper) / 2;
}

/** What the whole comes to, in a sentence or two; counts only, no claim beyond the events. */
export function headlineOf({ answers, looked, open, noFlag }: ReportSummary): string {
  if (answers === 0) return "No positive safety answer arrived in this period. That does not rule out risk.";
  const unseen = answers - noFlag - looked.count;
  const parts = [
    noFlag > 0 && `${counted(noFlag, "positive answer")} raised no flag.`,
    unseen > 0 && `${unseen} with a flag ${unseen === 1 ? "was" : "were"} not looked at yet.`,
    open > 0 && `${open} ${open === 1 ? "is" : "are"} still open.`,
  ].filter(Boolean);
  if (parts.length > 0) return parts.join(" ");
  return answers === 1
    ? "The one positive answer raised a flag, was looked at and has an outcome."
    : `All ${answers} positive answers raised a flag, were looked at and have an outcome.`;
}
