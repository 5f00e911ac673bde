import { Clock } from "@/components/time";

export type Shown = {
  at: Date;
  sawCrisisContacts: boolean;
  wantsContact: boolean | null;
  howToReach: string | null;
};

type Props = { shown: Shown | null; now: Date; timeZone: string };

/** What the patient had before their eyes when they answered, and what they asked for. */
export function ShownToPatient({ shown, now, timeZone }: Props) {
  return (
    <section aria-labelledby="shown-title">
      <h3 id="shown-title" className="eyebrow">
        Shown to the patient
      </h3>
      {shown ? (
        <>
          <p className="mt-1 text-sm text-pretty">
            {shown.sawCrisisContacts
              ? "Crisis contacts; the patient says to have seen them. "
              : "Crisis contacts; the patient did not say whether they saw them. "}
            <span className="text-muted">
              <Clock at={shown.at} timeZone={timeZone} now={now} />
            </span>
          </p>
          {shown.wantsContact !== null && (
            <p className={`mt-1 text-sm ${shown.wantsContact ? "font-semibold" : ""}`}>
              {shown.wantsContact ? "Asked to be contacted today." : "Did not ask to be contacted today."}
            </p>
          )}
          {shown.howToReach && <p className="text-sm wrap-anywhere">“{shown.howToReach}”</p>}
        </>
      ) : (
        <p className="mt-1 text-sm text-muted">
          No safety follow-up on record with these answers: whether crisis contacts were shown is not known.
        </p>
      )}
    </section>
  );
}
