import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { EvidenceList } from "@/components/evidence-list";
import { PriorityShape, priorityInk, priorityWord } from "@/components/priority-mark";
import { Clock } from "@/components/time";
import { UnbrokenNames } from "@/components/unbroken-names";
import { explain, type FlagBasis } from "@/domain/explain";
import type { Priority } from "@/domain/priority";
import type { Evidence } from "@/domain/rules/rule";

export type ShownFlag = {
  id: string;
  ruleId: string;
  ruleVersion: number;
  priority: Priority;
  safety: boolean;
  summary: string;
  evidence: Evidence[];
  answeredAt: Date;
  seen: number;
  basis: FlagBasis | null;
  /** What the rule suggests; null when the catalogue no longer holds it. */
  action: string | null;
};

type Props = { flag: ShownFlag; isFirst: boolean; timeZone: string; now: Date };

/** Why, in one sentence; what the patient answered; what is suggested. The first flag leads. */
export function FlagCard({ flag, isFirst, timeZone, now }: Props) {
  const explained = explain(flag, timeZone);
  const Heading = isFirst ? "p" : "h3";
  return (
    <article data-priority={flag.priority} className={isFirst ? "" : "border-t border-line pt-5"}>
      {isFirst && <h3 className="eyebrow mb-1">Why</h3>}
      <div className="flex gap-2.5">
        <PriorityShape priority={flag.priority} className={`mt-1 ${priorityInk(flag.priority)}`} />
        <div className="min-w-0">
          <Heading
            className={`text-pretty ${isFirst ? "text-lg leading-snug font-semibold" : "font-semibold"}`}
          >
            <UnbrokenNames>{flag.summary}</UnbrokenNames>
          </Heading>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-4 text-sm text-muted">
            <span>
              {priorityWord(flag.priority)}, rule{" "}
              <Link
                href={`/rules#${flag.ruleId}`}
                prefetch={false}
                className="link inline-flex min-h-6 items-center font-medium"
              >
                {flag.ruleId}
              </Link>{" "}
              v{flag.ruleVersion}
              {flag.seen > 1 && `, seen ${flag.seen} times while open`}
            </span>
            <span>
              <Clock at={flag.answeredAt} timeZone={timeZone} now={now} />
            </span>
          </p>
        </div>
      </div>
      <EvidenceList evidence={flag.evidence} flaggedAt={flag.answeredAt} timeZone={timeZone} />
      {flag.action && (
        <div className="mt-3 rounded-lg bg-raised px-4 py-3">
          <p className="eyebrow">Suggested</p>
          <p className="mt-0.5 text-pretty">{flag.action}</p>
        </div>
      )}
      <details className="group mt-2 text-sm">
        <summary className="inline-flex min-h-8 cursor-pointer items-center gap-1 text-muted hover:text-ink">
          <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
          How this was judged
        </summary>
        <dl className="mt-1 grid gap-x-4 gap-y-1.5 sm:grid-cols-[5rem_1fr]">
          <dt className="eyebrow sm:pt-0.5">Rule</dt>
          <dd className="max-w-prose text-pretty">{explained.logic}</dd>
          {explained.numbers.length > 0 && (
            <>
              <dt className="eyebrow sm:pt-0.5">Numbers</dt>
              <dd>
                <ul>
                  {explained.numbers.map(({ means, value, isOwn }) => (
                    <li key={means} className="text-pretty">
                      {means}: <strong className="font-semibold">{value}</strong>
                      {isOwn && " (not the default)"}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <dt className="eyebrow sm:pt-0.5">Source</dt>
          <dd className="wrap-anywhere">{explained.source}</dd>
          <dt className="eyebrow sm:pt-0.5">Judged by</dt>
          <dd>{explained.judgedBy}</dd>
        </dl>
      </details>
    </article>
  );
}
