import Link from "next/link";
import {
  FromBaseline,
  FromPrevious,
  LastCheckIn,
  Latest,
  NextDue,
  NoData,
  type Standing,
} from "@/components/caseload-cells";
import { PatientName } from "@/components/patient-name";
import { PlanKept } from "@/components/plan-kept";
import { PriorityBadge, priorityWord } from "@/components/priority-mark";
import { Sparkline } from "@/components/sparkline";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { Adherence } from "@/domain/adherence";
import { phq9Total } from "@/domain/instruments/phq-9";
import type { Priority } from "@/domain/priority";
import { whyHere } from "@/domain/why-here";
import { counted } from "@/domain/wording";

export type CaseloadPatient = {
  patientId: string;
  number: string;
  givenName: string;
  familyName: string;
  plan: { doseMg: number; form: string; asNeeded: boolean } | null;
  /** Null where it cannot be told. */
  kept: Adherence | null;
  openCase: { id: string; priority: Priority } | null;
  place: string;
  standing: Standing & {
    openFlags: number;
    previousAt: Date | null;
    sparkline: readonly (readonly [string, number])[];
    lastCheckInAt: Date | null;
    nextDueOn: string | null;
  };
};

type Props = {
  patients: readonly CaseloadPatient[];
  /** The list is sorted by deterioration, so that each row can say why it stands where it does. */
  isByDeterioration: boolean;
  /** The page of a patient, from which the list goes on. */
  hrefOf: (patientId: string, place: string) => string;
  timeZone: string;
  today: string;
  now: Date;
};

const weeks = 12;

/** The clinic's patients, one a row; stacked where the screen is narrow. A sparkline always has its numbers beside it. */
export function CaseloadTable({ patients, ...shared }: Props) {
  return (
    <table className="w-full text-left max-lg:block">
      <caption className="sr-only">
        Patients with their PHQ-9 course, open flags, plan and next check-in
      </caption>
      <thead className="border-b border-line bg-raised text-xs text-muted max-lg:sr-only">
        <tr>
          <Th>Patient</Th>
          <Th>Open flags</Th>
          <Th wide>
            <abbr title="Patient Health Questionnaire-9" className="no-underline">
              PHQ-9
            </abbr>
            , {weeks} weeks
          </Th>
          <Th>Latest</Th>
          <Th>vs last</Th>
          <Th>vs baseline</Th>
          <Th>Plan and doses</Th>
          <Th>Last check-in, next due</Th>
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {patients.map((patient) => (
          <Row key={patient.patientId} patient={patient} {...shared} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  patient,
  isByDeterioration,
  hrefOf,
  timeZone,
  today,
  now,
}: { patient: CaseloadPatient } & Omit<Props, "patients">) {
  const { standing, plan, kept, openCase } = patient;
  return (
    <tr
      data-patient={patient.patientId}
      className="border-t border-line align-top first:border-t-0 hover:bg-raised max-lg:grid max-lg:grid-flow-row-dense max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-4 max-lg:gap-y-1.5 max-lg:px-4 max-lg:py-3"
    >
      <th scope="row" className="font-normal lg:w-full lg:py-2.5 lg:pr-4 lg:pl-4">
        <Link
          href={hrefOf(patient.patientId, patient.place)}
          prefetch={false}
          data-row={patient.patientId}
          className="inline-flex min-h-6 items-center font-semibold hover:underline"
        >
          <span>
            <PatientName {...patient} />
          </span>
        </Link>
        {isByDeterioration && (
          <p className="text-[0.8125rem] text-pretty text-muted">
            Why here:{" "}
            <UnbrokenNames>{whyHere(openCase?.priority ?? null, standing, today, timeZone)}</UnbrokenNames>
          </p>
        )}
      </th>
      <Td className="max-lg:text-right">
        {openCase ? (
          <Link
            href={`/queue?tab=open&case=${openCase.id}`}
            prefetch={false}
            aria-label={`${priorityWord(openCase.priority)} case, ${counted(standing.openFlags, "open flag")}`}
            className="inline-flex min-h-6 items-center"
          >
            <PriorityBadge priority={openCase.priority} count={standing.openFlags} />
          </Link>
        ) : (
          <span className="text-muted">
            none<span className="lg:hidden"> open</span>
          </span>
        )}
      </Td>
      <Td>
        {standing.sparkline.length > 1 && (
          <Sparkline
            points={standing.sparkline}
            range={phq9Total.range}
            threshold={10}
            weeks={weeks}
            now={now}
          />
        )}
      </Td>
      <Td className="max-lg:text-right">
        <Latest phq9={standing.phq9} />
      </Td>
      <Td>
        <FromPrevious change={standing.changeFromPrevious} />
        <span className="text-muted lg:hidden"> vs last</span>
      </Td>
      <Td className="max-lg:col-span-2">
        <FromBaseline standing={standing} />
      </Td>
      <Td className="max-lg:col-span-2">
        <span className="text-muted lg:hidden">Plan </span>
        <PlanKept plan={plan} kept={kept} />
      </Td>
      <Td className="max-lg:col-span-2">
        <span className="text-muted lg:hidden">Last check-in </span>
        {standing.lastCheckInAt ? (
          <LastCheckIn at={standing.lastCheckInAt} timeZone={timeZone} now={now} />
        ) : (
          <NoData />
        )}
        <span className="block">
          <NextDue on={standing.nextDueOn} today={today} />
        </span>
      </Td>
    </tr>
  );
}

function Th({ children, wide }: { children: React.ReactNode; wide?: boolean }) {
  return (
    <th scope="col" className={`py-2 pr-4 font-medium whitespace-nowrap first:pl-4 ${wide ? "w-36" : ""}`}>
      {children}
    </th>
  );
}

function Td({ className = "", children }: { className?: string; children: React.ReactNode }) {
  return <td className={`text-sm lg:py-2.5 lg:pr-4 ${className}`}>{children}</td>;
}
