import Link from "next/link";
import { ChangeText, signed } from "@/components/change-text";
import { PatientName } from "@/components/patient-name";
import { PriorityBadge } from "@/components/priority-mark";
import { Sparkline } from "@/components/sparkline";
import { Clock } from "@/components/time";
import { phq9 } from "@/domain/instruments/phq-9";
import { daysBetween } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { calendarDayInWords } from "@/domain/wording";

export type CaseloadPatient = {
  patientId: string;
  number: string;
  givenName: string;
  familyName: string;
  plan: { doseMg: number; form: string } | null;
  openCase: { id: string; priority: Priority } | null;
  standing: {
    openFlags: number;
    why: string | null;
    phq9: { value: number; band: string | null; at: string; prorated: boolean } | null;
    changeFromPrevious: number | null;
    changeFromBaseline: number | null;
    reliable: "improved" | "worse" | "no-reliable-change" | null;
    response: "response" | "remission" | null;
    sparkline: readonly (readonly [string, number])[];
    lastCheckInAt: Date | null;
    nextDueOn: string | null;
  };
};

type Props = { patients: readonly CaseloadPatient[]; timeZone: string; today: string; now: Date };

const [total] = phq9.measures;
const weeks = 12;

/** The clinic's patients, one a row; stacked where the screen is narrow. A sparkline always has its numbers beside it. */
export function CaseloadTable({ patients, timeZone, today, now }: Props) {
  return (
    <table className="w-full text-left max-lg:block">
      <caption className="sr-only">
        Patients with their PHQ-9 course, open flags, plan and next check-in
      </caption>
      <thead className="text-xs text-muted max-lg:sr-only">
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
          <Th>Change</Th>
          <Th>Plan</Th>
          <Th>Last check-in</Th>
          <Th>Next due</Th>
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {patients.map((patient) => (
          <Row key={patient.patientId} patient={patient} timeZone={timeZone} today={today} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ patient, timeZone, today, now }: { patient: CaseloadPatient } & Omit<Props, "patients">) {
  const { standing, plan, openCase } = patient;
  return (
    <tr
      data-patient={patient.patientId}
      className="border-t border-line align-top first:border-t-0 hover:bg-raised max-lg:grid max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-4 max-lg:gap-y-1 max-lg:px-4 max-lg:py-3"
    >
      <th scope="row" className="font-normal lg:max-w-80 lg:py-2.5 lg:pr-3 lg:pl-4">
        <Link
          href={`/patients/${patient.patientId}`}
          prefetch={false}
          className="inline-flex min-h-6 flex-wrap items-center font-semibold hover:underline"
        >
          <span>
            <PatientName {...patient} />
          </span>
        </Link>
        {standing.why && <p className="text-[0.8125rem] text-pretty text-muted">Why here: {standing.why}</p>}
      </th>
      <Td label="Open flags" className="max-lg:text-right">
        {openCase ? (
          <Link
            href={`/queue?tab=open&case=${openCase.id}`}
            prefetch={false}
            aria-label={`${openCase.priority} case, ${standing.openFlags} open ${standing.openFlags === 1 ? "flag" : "flags"}`}
            className="inline-flex min-h-6 items-center"
          >
            <PriorityBadge priority={openCase.priority} count={standing.openFlags} />
          </Link>
        ) : (
          <span className="text-sm text-muted">none</span>
        )}
      </Td>
      <Td className="max-lg:row-span-2">
        {total && standing.sparkline.length > 1 && (
          <Sparkline points={standing.sparkline} range={total.range} threshold={10} weeks={weeks} now={now} />
        )}
      </Td>
      <Td label="Latest" className="max-lg:text-right">
        <Latest phq9={standing.phq9} />
      </Td>
      <Td label="Change" className="max-lg:text-right">
        <Changes standing={standing} />
      </Td>
      <Td label="Plan" prefix="Plan " className="max-lg:col-span-2">
        {plan ? (
          <>
            <span className="font-medium">{plan.doseMg} mg</span> {plan.form}
          </>
        ) : (
          <span className="text-muted">no plan in force</span>
        )}
      </Td>
      <Td label="Last check-in" prefix="Last check-in " className="max-lg:col-span-2">
        {standing.lastCheckInAt ? (
          <Clock at={standing.lastCheckInAt} timeZone={timeZone} now={now} year={false} />
        ) : (
          <span className="text-muted">none yet</span>
        )}
      </Td>
      <Td label="Next due" className="max-lg:col-span-2">
        <NextDue on={standing.nextDueOn} today={today} />
      </Td>
    </tr>
  );
}

function Latest({ phq9 }: Pick<CaseloadPatient["standing"], "phq9">) {
  if (!phq9) return <NoData />;
  return (
    <>
      <span className="text-base font-bold">
        {phq9.value}
        {phq9.prorated && <abbr title="Prorated: some answers were missing">*</abbr>}
      </span>
      <span className="block whitespace-nowrap text-muted">
        {total?.bands.find((band) => band.code === phq9.band)?.label}
      </span>
    </>
  );
}

const words = { improved: "Improved", worse: "Worse", "no-reliable-change": "no reliable change" } as const;

function Changes({ standing }: { standing: CaseloadPatient["standing"] }) {
  const { changeFromPrevious: last, changeFromBaseline: start, reliable, response } = standing;
  if (last === null && start === null) return <NoData />;
  return (
    <>
      {last !== null && (
        <span className="block whitespace-nowrap">
          <span className="font-semibold">{signed(last)}</span> <span className="text-muted">vs last</span>
        </span>
      )}
      {start !== null && (
        <span className="block whitespace-nowrap">
          <ChangeText change={start} word={reliable ? words[reliable] : ""} />
          {response && <span className="text-improved">, {response}</span>}{" "}
          <span className="text-muted">vs baseline</span>
        </span>
      )}
    </>
  );
}

function NextDue({ on, today }: { on: string | null; today: string }) {
  if (!on) return <span className="text-muted">nothing due</span>;
  const late = daysBetween(on, today);
  return (
    <span className="whitespace-nowrap">
      {late === 0 ? "Due today" : `Due ${calendarDayInWords(on)}`}
      {late > 0 && <span className="font-semibold">, {late} d late</span>}
    </span>
  );
}

function NoData() {
  return (
    <span className="text-muted">
      <span aria-hidden="true">—</span>
      <span className="sr-only">no data</span>
    </span>
  );
}

function Th({ children, wide }: { children: React.ReactNode; wide?: boolean }) {
  return (
    <th scope="col" className={`py-2 pr-3 font-medium whitespace-nowrap first:pl-4 ${wide ? "w-36" : ""}`}>
      {children}
    </th>
  );
}

/** A cell that says its column's name itself when the row is stacked. */
function Td({
  label,
  prefix,
  className,
  children,
}: {
  label?: string;
  prefix?: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <td data-column={label} className={`text-sm lg:py-2.5 lg:pr-3 ${className ?? ""}`}>
      {prefix && <span className="text-muted lg:hidden">{prefix}</span>}
      {children}
    </td>
  );
}
