import { CaseDock, type Holder } from "@/components/case-dock";
import { CaseHeader, type ShownCase } from "@/components/case-header";
import { CaseMessages } from "@/components/case-messages";
import { CaseProblem } from "@/components/case-problem";
import { CaseTimeline, type TimelineEvent } from "@/components/case-timeline";
import type { Colleague } from "@/components/colleague-field";
import { type Contact, ContactCard } from "@/components/contact-card";
import { FlagCard, type ShownFlag } from "@/components/flag-card";
import { laterChoices } from "@/components/later-choices";
import { MiniTrend, type Standing } from "@/components/mini-trend";
import { PatientName } from "@/components/patient-name";
import { ProtocolList } from "@/components/protocol-list";
import { type Shown, ShownToPatient } from "@/components/shown-to-patient";
import { type ShownSinceContact, SinceContact } from "@/components/since-contact";
import type { Message } from "@/domain/message-text";
import type { Tick } from "@/domain/protocol";
import { canSnooze, canWait, type OwnOutcome } from "@/domain/triage";

type Found = ShownCase & {
  id: string;
  version: number;
  patient: ShownCase["patient"] & Contact;
  standing: Standing | null;
  events: TimelineEvent[];
  ticks: Tick[];
};

type Props = {
  found: Found;
  since: ShownSinceContact;
  /** Most pressing first; those closed earlier come last. */
  flags: (ShownFlag & { closedAt: Date | null })[];
  holder: Holder;
  /** Beside safety answers. */
  shown: Shown | null;
  told: { messages: readonly Message[]; keeps: Readonly<Record<Message["channel"], boolean>> };
  /** Who else may be given the case, and how else it may end. */
  desk: { colleagues: readonly Colleague[]; ownOutcomes: readonly OwnOutcome[] };
  now: Date;
  timeZone: string;
  error: string | null;
  here: string;
  next: string;
  back: string;
};

/** All it takes to act on a case, without leaving it: why, in the patient's own words, what to do, whom to call. */
export function CaseCard({
  found,
  since,
  flags,
  holder,
  shown,
  told,
  desk,
  now,
  timeZone,
  error,
  here,
  next,
  back,
}: Props) {
  const closing = found.closedAt?.getTime();
  const current = flags.filter((flag) => !flag.closedAt || flag.closedAt.getTime() === closing);
  const safety = current.some((flag) => flag.safety);
  const choices = laterChoices(now, timeZone);
  const later = choices.filter(({ at }) => canWait(new Date(at), now) === null);
  const sleeps = choices.filter(({ at }) => canSnooze({ ...found, safety }, new Date(at), now) === null);
  const isAsleep = found.status === "snoozed";
  const earlier = flags.filter((flag) => !current.includes(flag));
  return (
    <section
      id="case"
      data-case={found.id}
      aria-labelledby="case-title"
      tabIndex={-1}
      className="@container flex min-h-full flex-col outline-none"
    >
      <CaseHeader found={found} holder={holder} now={now} timeZone={timeZone} back={back} />
      {error && <CaseProblem code={error} />}
      <div className="grid grow grid-cols-1 content-start gap-x-8 gap-y-6 px-4 py-5 sm:px-6 @3xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid grid-cols-1 content-start gap-6">
          {current.map((flag, index) => (
            <FlagCard key={flag.id} flag={flag} isFirst={index === 0} timeZone={timeZone} now={now} />
          ))}
          {earlier.length > 0 && (
            <details>
              <summary className="min-h-8 text-sm text-muted">
                Flags closed earlier in this case ({earlier.length})
              </summary>
              <div className="mt-3 grid gap-6">
                {earlier.map((flag) => (
                  <FlagCard key={flag.id} flag={flag} isFirst={false} timeZone={timeZone} now={now} />
                ))}
              </div>
            </details>
          )}
        </div>
        <div className="grid grid-cols-1 content-start gap-6">
          <MiniTrend standing={found.standing} now={now} timeZone={timeZone} />
          {found.status !== "closed" && (
            <SinceContact since={since} patientId={found.patient.id} now={now} timeZone={timeZone} />
          )}
          <ProtocolList
            caseId={found.id}
            priority={found.priority}
            safety={safety}
            ticks={found.ticks}
            isClosed={holder === "closed"}
            here={here}
            now={now}
            timeZone={timeZone}
          />
          {safety && <ShownToPatient shown={shown} now={now} timeZone={timeZone} />}
          <ContactCard contact={found.patient} now={now} clinicZone={timeZone} />
          <CaseTimeline events={found.events} now={now} timeZone={timeZone} />
          <CaseMessages {...told} now={now} timeZone={timeZone} />
        </div>
      </div>
      <CaseDock
        caseId={found.id}
        version={found.version}
        priority={found.priority}
        safety={safety}
        may={{
          wait: found.status === "claimed" && holder === "viewer",
          snooze: sleeps.length > 0 && !isAsleep && holder !== "colleague" && holder !== "closed",
          resume: found.status === "waiting" && holder === "viewer",
          wake: isAsleep,
        }}
        later={later}
        sleeps={sleeps}
        {...desk}
        holder={holder}
        owner={found.owner}
        patient={<PatientName {...found.patient} />}
        phone={found.patient.phone}
        here={here}
        next={next}
      />
    </section>
  );
}
