import { AlarmClock, Clock } from "lucide-react";
import { leftText } from "@/components/time";

type Props = { openedAt: Date; dueAt: Date; now: Date };

/** Time left in words, with a clock; an alarm clock and heavier ink in the last quarter and when overdue. */
export function DueText({ openedAt, dueAt, now }: Props) {
  const left = dueAt.getTime() - now.getTime();
  const pressing = left < (dueAt.getTime() - openedAt.getTime()) / 4;
  const Icon = pressing ? AlarmClock : Clock;
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap ${pressing ? "font-semibold text-high" : "text-muted"}`}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {leftText(dueAt, now)}
    </span>
  );
}
