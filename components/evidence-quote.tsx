import { Clock, clockText, Day } from "@/components/time";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Evidence } from "@/domain/rules/rule";

/** Answers given this close together belong to one sitting: their time is told once, with the flag. */
const sitting = 60 * 60_000;

type Props = {
  evidence: Evidence;
  /** When the flag's own answer was given. */
  flaggedAt: Date;
  timeZone: string;
};

/** The question and the answer as they were worded, and the answer of the time before. */
export function EvidenceQuote({ evidence, flaggedAt, timeZone }: Props) {
  const at = evidence.at ? new Date(evidence.at) : null;
  const when = at && Math.abs(at.getTime() - flaggedAt.getTime()) > sitting && (
    <span className="text-sm text-muted">
      {" "}
      <Clock at={at} timeZone={timeZone} near={flaggedAt} />
    </span>
  );
  if (evidence.kind === "fact") {
    return (
      <p>
        {evidence.text}
        {when}
      </p>
    );
  }
  if (evidence.kind === "score") {
    return (
      <p>
        {scoreName(evidence)}: <strong className="font-semibold">{evidence.value}</strong>
        {when}
        <Corrected evidence={evidence} timeZone={timeZone} />
      </p>
    );
  }
  const { question, previous } = evidence;
  const answer = toRead(evidence.answer, timeZone);
  return (
    <>
      <p className="text-sm text-pretty text-muted">“{question}”</p>
      <p>
        <span aria-hidden="true">→ </span>
        <span className="sr-only">Answer: </span>
        <strong className="font-semibold">{answer}</strong>
        {when}
        <Corrected evidence={evidence} timeZone={timeZone} />
        {previous && (
          <span className="ml-3 text-sm text-muted">
            last time: {previous.answer === evidence.answer ? "the same" : toRead(previous.answer, timeZone)},{" "}
            <Day at={new Date(previous.at)} timeZone={timeZone} />
          </span>
        )}
      </p>
    </>
  );
}

function Corrected({ evidence: { corrected }, timeZone }: Pick<Props, "evidence" | "timeZone">) {
  if (!corrected) return null;
  return (
    <span className="ml-3 text-sm text-muted">
      later corrected to: {corrected.to}, <Day at={new Date(corrected.at)} timeZone={timeZone} />
    </span>
  );
}

/** "PHQ-9, previous (0 to 27)". */
function scoreName({ instrument: id, measure: of, label }: Extract<Evidence, { kind: "score" }>): string {
  const instrument = findInstrument(id);
  const measure = instrument?.measures.find((one) => one.id === of);
  const name =
    instrument && instrument.measures.length > 1 && measure ? measure.label : (instrument?.shortTitle ?? id);
  return `${name}, ${label}${measure ? ` (${measure.range[0]} to ${measure.range[1]})` : ""}`;
}

/** A moment the patient named reads as every other time on the screen does; other answers are quoted as they are. */
function toRead(answer: string, timeZone: string): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(answer) ? clockText(new Date(answer), timeZone) : answer;
}
