import Link from "next/link";
import { CoverageNote } from "@/components/coverage-line";
import { KeyHint } from "@/components/key-hint";
import { LiveStatus } from "@/components/live-status";
import { OwnCaseNews } from "@/components/own-case-news";
import { PriorityShape } from "@/components/priority-mark";
import { leftText } from "@/components/time";
import { answersHref, type Unread } from "@/components/unjudged-list";
import { UrgentArrival } from "@/components/urgent-arrival";
import type { Coverage } from "@/domain/coverage";

type Urgent = {
  coverage: Coverage;
  /** Urgent cases in nobody's hands and answers about self-harm that were not judged. */
  unclaimed: number;
  first: ({ caseId: string; dueAt: Date } | (Unread & { dueAt: Date })) | null;
};

type Props = {
  now: Date;
  timeZone: string;
  clinicName: string;
  /** Null for roles that do not see the queue. */
  urgent: Urgent | null;
  /** Messages of cases in nobody's hands that did not arrive, and where that is shown; null when all did. */
  undelivered: { count: number; href: string } | null;
};

/** Always 36 px, so that urgent news never moves what is below it. */
export function StatusStrip({ now, timeZone, clinicName, urgent, undelivered }: Props) {
  return (
    <section
      aria-label="Status"
      className="z-30 flex h-9 items-center gap-2 overflow-hidden border-b border-line bg-raised px-2 text-xs whitespace-nowrap sm:gap-5 sm:px-4 sm:text-[0.8125rem] print:hidden [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-0"
    >
      {urgent && <UrgentArrival at={now.toISOString()} />}
      {urgent && <OwnCaseNews />}
      {urgent && <UrgentNews {...urgent} now={now} />}
      {urgent && <CoverageNote coverage={urgent.coverage} now={now} timeZone={timeZone} />}
      {undelivered && <UndeliveredNews {...undelivered} />}
      <div className="ml-auto flex items-center gap-5">
        <LiveStatus at={now.toISOString()} timeZone={timeZone} urgent={urgent?.unclaimed ?? null} />
        <span className="text-muted max-md:hidden">{clinicName}</span>
      </div>
    </section>
  );
}

/** A failure of ours is told to whoever can look after the case without a message. */
function UndeliveredNews({ count, href }: { count: number; href: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="flex h-full items-center font-semibold text-high -outline-offset-2! hover:underline"
    >
      <span>
        <span aria-hidden="true">▲ </span>
        {count} <span className="max-sm:sr-only">{count === 1 ? "message" : "messages"} </span>not delivered
      </span>
    </Link>
  );
}

function UrgentNews({ unclaimed, first, now }: Urgent & { now: Date }) {
  if (!first) return <span className="text-muted">No unclaimed urgent case</span>;
  return (
    <Link
      href={"caseId" in first ? `/queue?tab=open&case=${first.caseId}` : answersHref(first)}
      prefetch={false}
      data-key="u"
      aria-keyshortcuts="u"
      className="flex h-full items-center gap-1.5 font-semibold text-urgent -outline-offset-2! hover:underline"
    >
      <PriorityShape priority="urgent" />
      <span>
        {unclaimed} urgent<span className="max-sm:sr-only"> unclaimed</span>, {leftText(first.dueAt, now)}
      </span>
      <KeyHint keys="U" />
    </Link>
  );
}
