import { Clock } from "@/components/time";
import { findOutcome } from "@/domain/triage";

type Detail = {
  note?: string;
  outcome?: string;
  riskAssessed?: boolean;
  ruleId?: string;
  priority?: string;
  summary?: string;
  from?: string;
};

export type TimelineEvent = { id: string; kind: string; at: Date; by: string | null; detail: Detail };

type Props = { events: TimelineEvent[]; now: Date; timeZone: string };

/** What happened to the case, newest first. */
export function CaseTimeline({ events, now, timeZone }: Props) {
  return (
    <section aria-labelledby="timeline-title">
      <h3 id="timeline-title" className="eyebrow">
        Timeline
      </h3>
      <ol reversed className="mt-2 grid grid-cols-1 gap-3 border-l border-line pl-3.5 text-sm">
        {events.toReversed().map(({ id, kind, at, by, detail }) => (
          <li
            key={id}
            className="relative before:absolute before:top-1.5 before:-left-[1.125rem] before:size-1.5 before:rounded-full before:bg-control"
          >
            <p>{happened(kind, by ?? "Heron", detail)}</p>
            {detail.note && <p className="mt-0.5 wrap-anywhere whitespace-pre-line">“{detail.note}”</p>}
            <p className="text-muted">
              <Clock at={at} timeZone={timeZone} now={now} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function happened(
  kind: string,
  by: string,
  { outcome, riskAssessed, ruleId, priority, from }: Detail,
): string {
  const flag = ruleId ?? "A flag";
  switch (kind) {
    case "opened":
      return "Case opened";
    case "raised":
      return `${flag} raised${priority ? `, ${priority}` : ""}`;
    case "joined":
      return `${flag} seen again`;
    case "escalated":
      return `${flag} escalated${priority ? ` to ${priority}` : ""}`;
    case "returned":
      return ruleId ? `${flag} returned` : "Returned to the queue";
    case "taken-over":
      return `Taken over from ${from ?? "a colleague"} by ${by}`;
    case "noted":
      return `${by} wrote a note`;
    case "closed": {
      const label = findOutcome(outcome ?? "")?.label ?? "closed";
      const assessed =
        riskAssessed === undefined ? "" : ` Risk assessment recorded: ${riskAssessed ? "yes" : "no"}.`;
      return `${by} resolved the case: ${label}.${assessed}`;
    }
    default:
      return `${by} ${kind} the case`;
  }
}
