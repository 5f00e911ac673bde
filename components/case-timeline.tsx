import { Clock } from "@/components/time";
import { type EventDetail, eventText } from "@/domain/event-text";

export type TimelineEvent = { id: string; kind: string; at: Date; by: string | null; detail: EventDetail };

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
            <p>{eventText(kind, by ?? "Heron", detail)}</p>
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
