import type { Holder } from "@/components/case-dock";
import { DueText } from "@/components/due-text";
import { OwnerMark } from "@/components/owner-mark";
import { Clock } from "@/components/time";
import type { CaseState } from "@/domain/transitions";
import { findOutcome } from "@/domain/triage";

export type ShownStanding = {
  status: CaseState;
  owner: string | null;
  openedAt: Date;
  claimedAt: Date | null;
  dueAt: Date;
  closedAt: Date | null;
  outcome: string | null;
  /** The clinic's own words for the outcome. */
  ownOutcome: string | null;
};

type Props = { found: ShownStanding; holder: Holder; now: Date; timeZone: string };

/** Whose case it is and by when someone must have looked; once closed, how it ended. */
export function CaseStanding({ found, holder, now, timeZone }: Props) {
  const { owner, claimedAt, closedAt, outcome, dueAt, openedAt } = found;
  if (closedAt) {
    return (
      <p className="mt-2.5 font-medium text-done">
        Resolved{owner && ` by ${owner}`}: {found.ownOutcome ?? findOutcome(outcome ?? "")?.label ?? outcome}.{" "}
        <span className="font-normal">
          <Clock at={closedAt} timeZone={timeZone} now={now} />
        </span>
      </p>
    );
  }
  return (
    <p className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1">
      {owner ? (
        <span className="inline-flex flex-wrap items-center gap-x-1.5 font-medium">
          Claimed by <OwnerMark name={owner} own={holder === "viewer"} />
          {claimedAt && (
            <span className="font-normal text-muted">
              <Clock at={claimedAt} timeZone={timeZone} near={now} />
            </span>
          )}
        </span>
      ) : (
        <span className="font-medium">
          {found.status === "returned" ? "Returned, unclaimed" : "Unclaimed"}
        </span>
      )}
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <span>
          Due by <Clock at={dueAt} timeZone={timeZone} near={now} />
        </span>
        <DueText openedAt={openedAt} dueAt={dueAt} now={now} />
      </span>
    </p>
  );
}
