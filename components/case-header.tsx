import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { Holder } from "@/components/case-dock";
import { CaseHalt } from "@/components/case-halt";
import { CaseStanding, type ShownStanding } from "@/components/case-standing";
import { Looking } from "@/components/looking";
import { PatientName } from "@/components/patient-name";
import { formWord } from "@/components/plan-words";
import { PriorityBadge } from "@/components/priority-mark";
import { TellLook } from "@/components/tell-look";
import { calendarDayText } from "@/components/time";
import { ageOn, localDay } from "@/domain/local-day";
import { type Prescription, scheduleInWords } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";

export type ShownCase = ShownStanding &
  Parameters<typeof CaseHalt>[0]["of"] & {
    id: string;
    priority: Priority;
    answeredAt: Date;
    patient: {
      id: string;
      number: string;
      givenName: string;
      familyName: string;
      bornOn: string;
      language: string;
    };
    prescription: Pick<Prescription, "form" | "doseMg" | "schedule"> | null;
  };

type Props = { found: ShownCase; holder: Holder; now: Date; timeZone: string; back: string };

/** Who this is, by two identifiers, and where the case stands. */
export function CaseHeader({ found, holder, now, timeZone, back }: Props) {
  const { patient, prescription } = found;
  const facts = [
    `${ageOn(localDay(now, timeZone), patient.bornOn)} y, born ${calendarDayText(patient.bornOn)}`,
    languageName(patient.language),
    prescription &&
      `${sentence(formWord(prescription.form))} ${prescription.doseMg} mg, ${scheduleInWords(prescription.schedule)}`,
  ].filter(Boolean);
  return (
    <header className="border-b border-line px-4 pt-3 pb-4 sm:px-6 sm:pt-5">
      <p className="mb-1 wide:hidden">
        <Link
          href={back}
          prefetch={false}
          data-key="escape"
          className="inline-flex min-h-11 items-center gap-1.5 font-medium text-accent"
        >
          <ArrowLeft aria-hidden="true" className="size-4" /> Back to the list
        </Link>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="case-title" className="text-xl font-semibold tracking-tight">
          <Link href={`/patients/${patient.id}`} prefetch={false} className="hover:underline">
            <PatientName {...patient} />
          </Link>
        </h2>
        <PriorityBadge priority={found.priority} />
        <Looking caseId={found.id} />
        <TellLook caseId={found.id} />
      </div>
      <p className="mt-0.5 flex flex-wrap gap-x-4 text-sm text-muted">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <CaseStanding found={found} holder={holder} now={now} timeZone={timeZone} />
      <CaseHalt of={found} now={now} timeZone={timeZone} />
    </header>
  );
}

/** "Spanish" for "es-US": which of them matters to a translator, not to a caller. */
function languageName(tag: string): string {
  return new Intl.DisplayNames("en-US", { type: "language" }).of(new Intl.Locale(tag).language) ?? tag;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
