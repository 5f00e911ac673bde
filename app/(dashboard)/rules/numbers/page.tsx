import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { ActionForm } from "@/components/action-form";
import { ReasonField } from "@/components/reason-field";
import { ThresholdChanges } from "@/components/threshold-changes";
import { ThresholdFields } from "@/components/threshold-fields";
import { Clock } from "@/components/time";
import { findThresholds, type ThresholdVersion } from "@/db/queries/find-thresholds";
import { can, type Viewer } from "@/domain/access";
import { defaultSet, type ThresholdSet, thresholdSet } from "@/domain/rules/threshold-set";
import { oneOf } from "../../search-params";

export const metadata: Metadata = { title: "Numbers of the rules" };

const here = "/rules/numbers";

const problems: Record<string, string> = {
  waiting: "A proposal waits for its decision. Decide on that one first.",
  changed: "Other numbers were put in force meanwhile. Look at them, then propose again.",
  "own-proposal": "You proposed these numbers, so a colleague has to approve them.",
  "decided-already": "A colleague has decided on this already.",
};

/** The numbers that rules compare with: proposed by one person, put in force by another, kept for ever. */
export default async function NumbersPage({ searchParams }: PageProps<"/rules/numbers">) {
  const viewer = await requirePage("view-rules");
  const { inForce, waiting, versions } = await findThresholds(viewer);
  const error = oneOf((await searchParams).error);
  const decided = versions.filter((one) => one.decision !== null);
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <div>
        <Link href="/rules" className="link text-sm">
          Rules
        </Link>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight">Numbers of the rules</h1>
        <p className="mt-1 max-w-prose text-pretty text-muted">
          {inForce.version === 0
            ? "Heron's default numbers are in force."
            : `Version ${inForce.version} of the clinic's own numbers is in force.`}{" "}
          One person proposes a change with a reason, and a clinician who did not propose it puts it in force.
          A flag keeps the numbers it was judged by.
        </p>
      </div>
      {error && (
        <p role="alert" className="rounded-lg border-2 border-urgent bg-urgent-tint p-3">
          <strong>Not saved.</strong> {problems[error] ?? "Check the numbers and the reason, then try again."}
        </p>
      )}
      {waiting && <Waiting waiting={waiting} inForce={inForce} viewer={viewer} />}
      {!waiting && can(viewer, "propose-thresholds") && (
        <section aria-labelledby="propose">
          <h2 id="propose" className="mb-3 text-lg font-semibold tracking-tight">
            Propose other numbers
          </h2>
          <ActionForm
            action="/api/thresholds"
            here={here}
            done={{ text: "Proposed. A clinician has to approve it." }}
            className="card"
          >
            <input type="hidden" name="base" value={inForce.version} />
            <ThresholdFields inForce={inForce} />
            <div className="grid gap-4 p-4 sm:p-5">
              <ReasonField
                id="why"
                label="Why these numbers?"
                hint="Kept with the version, for whoever approves it and for later."
              />
              <p>
                <button type="submit" className="button button-primary min-h-11">
                  Propose
                </button>
              </p>
            </div>
          </ActionForm>
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history" className="mb-3 text-lg font-semibold tracking-tight">
          Earlier versions
        </h2>
        {decided.length === 0 && (
          <p className="text-muted">None yet: the defaults have always been in force.</p>
        )}
        <ol className="grid gap-3">
          {decided.map((one) => (
            <li key={one.version} className="card grid gap-2 p-4 sm:p-5">
              <Version version={one} viewer={viewer} />
              <ThresholdChanges values={one.values} against={before(one, decided)} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

type WaitingProps = { waiting: ThresholdVersion; inForce: ThresholdSet; viewer: Viewer };

function Waiting({ waiting, inForce, viewer }: WaitingProps) {
  const isOwn = waiting.proposedById === viewer.staffId;
  const mayDecide = can(viewer, "approve-thresholds");
  const action = `/api/thresholds/${waiting.version}`;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="mb-3 text-lg font-semibold tracking-tight">
        Waiting for a decision
      </h2>
      <div className="card grid gap-3 p-4 sm:p-5">
        <Version version={waiting} viewer={viewer} />
        <ThresholdChanges values={waiting.values} against={inForce} />
        {mayDecide && isOwn && (
          <p className="text-muted">
            You proposed this, so a colleague has to approve it. You may take it back.
          </p>
        )}
        {!mayDecide && <p className="text-muted">A clinician has to approve it.</p>}
        {mayDecide && (
          <div className="flex flex-wrap gap-3">
            {!isOwn && (
              <ActionForm action={action} here={here} done={{ text: "The numbers are in force." }}>
                <input type="hidden" name="decision" value="approved" />
                <button type="submit" className="button button-primary min-h-11">
                  Approve
                </button>
              </ActionForm>
            )}
            <ActionForm
              action={action}
              here={here}
              done={{ text: "Declined. The numbers stay as they are." }}
            >
              <input type="hidden" name="decision" value="declined" />
              <button type="submit" className="button min-h-11">
                {isOwn ? "Take back" : "Decline"}
              </button>
            </ActionForm>
          </div>
        )}
      </div>
    </section>
  );
}

function Version({ version, viewer }: { version: ThresholdVersion; viewer: Viewer }) {
  const { proposedBy, proposedAt, decision, decidedBy, decidedAt, reason } = version;
  return (
    <div>
      <h3 className="font-semibold">
        Version {version.version}
        {decision && <span className="font-normal text-muted">, {decision}</span>}
      </h3>
      <p className="text-sm text-muted">
        Proposed by {proposedBy}, <Clock at={proposedAt} timeZone={viewer.timeZone} />
        {decidedAt && (
          <>
            ; {decision} by {decidedBy}, <Clock at={decidedAt} timeZone={viewer.timeZone} />
          </>
        )}
      </p>
      <p className="mt-1 text-pretty wrap-anywhere">“{reason}”</p>
    </div>
  );
}

/** The numbers that were in force when a version was decided. */
function before(version: ThresholdVersion, decided: readonly ThresholdVersion[]): ThresholdSet {
  const earlier = decided.find((one) => one.version < version.version && one.decision === "approved");
  return earlier ? thresholdSet(earlier.version, earlier.values, {}) : defaultSet;
}
