import Link from "next/link";
import { ChangeText, signed } from "@/components/change-text";
import { PatientName } from "@/components/patient-name";
import { formWord } from "@/components/plan-words";
import { PriorityBadge, priorityWord } from "@/components/priority-mark";
import { Sparkline } from "@/components/sparkline";
import { agoText, clockText } from "@/components/time";
import { UnbrokenNames } from "@/components/unbroken-names";
import { phq9 } from "@/domain/instruments/phq-9";
import { daysBetween } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { calendarDayInWords, counted } from "@/domain/wording";

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

type Props = {
  patients: readonly CaseloadPatient[];
  /** The list is sorted by deterioration, so that each row can say why it stands where it does. */
  isByDeterioration: boolean;
  timeZone: string;
  today: string;
  now: Date;
};

const [total] = phq9.measures;
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
          <Th>Plan</Th>
          <Th>Last check-in</Th>
          <Th>Next due</Th>
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
  timeZone,
  today,
  now,
}: { patient: CaseloadPatient } & Omit<Props, "patients">) {
  const { standing, plan, openCase } = patient;
  return (
    <tr
      data-patient={patient.patientId}
      className="border-t border-line align-top first:border-t-0 hover:bg-raised max-lg:grid max-lg:grid-flow-row-dense max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-4 max-lg:gap-y-1.5 max-lg:px-4 max-lg:py-3"
    >
      <th scope="row" className="font-normal lg:w-full lg:py-2.5 lg:pr-4 lg:pl-4">
        <Link
          href={`/patients/${patient.patientId}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold hover:underline"
        >
          <span>
            <PatientName {...patient} />
          </span>
        </Link>
        <Why patient={patient} isByDeterioration={isByDeterioration} />
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
        {total && standing.sparkline.length > 1 && (
          <Sparkline points={standing.sparkline} range={total.range} threshold={10} weeks={weeks} now={now} />
        )}
      </Td>
      <Td className="max-lg:text-right">
        <Latest phq9={standing.phq9} />
      </Td>
      <Td>
        <Change change={standing.changeFromPrevious} />
        <span className="text-muted lg:hidden"> vs last</span>
      </Td>
      <Td className="max-lg:col-span-2">
        <FromBaseline standing={standing} />
      </Td>
      <Td className="max-lg:col-span-2">
        <span className="text-muted lg:hidden">Plan </span>
        {plan ? (
          <>
            <span className="font-medium whitespace-nowrap">{plan.doseMg} mg</span>{" "}
            <span className="lg:block lg:text-muted">{formWord(plan.form)}</span>
          </>
        ) : (
          <span className="text-muted">none in force</span>
        )}
      </Td>
      <Td className="max-lg:col-span-2">
        <span className="text-muted lg:hidden">Last check-in </span>
        {standing.lastCheckInAt ? (
          <LastCheckIn at={standing.lastCheckInAt} timeZone={timeZone} now={now} />
        ) : (
          <NoData />
        )}
      </Td>
      <Td className="max-lg:col-start-2 max-lg:text-right">
        <NextDue on={standing.nextDueOn} today={today} />
      </Td>
    </tr>
  );
}

/** What put a patient here: an open case before all else, then what the standing names. */
function Why({ patient, isByDeterioration }: { patient: CaseloadPatient; isByDeterioration: boolean }) {
  const open = patient.openCase && isByDeterioration ? `${patient.openCase.priority} case open` : null;
  const reasons = [open, patient.standing.why].filter((reason) => reason !== null).join("; ");
  if (reasons === "") return null;
  return (
    <p className="text-[0.8125rem] text-pretty text-muted">
      {isByDeterioration ? "Why here: " : ""}
      <UnbrokenNames>{reasons}</UnbrokenNames>
    </p>
  );
}

function Latest({ phq9 }: Pick<CaseloadPatient["standing"], "phq9">) {
  if (!phq9) return <NoData />;
  return (
    <>
      <span className="text-base/6 font-bold">
        {phq9.value}
        {phq9.prorated && <abbr title="Prorated: some answers were missing">*</abbr>}
      </span>{" "}
      <span className="whitespace-nowrap text-muted lg:block">
        {total?.bands.find((band) => band.code === phq9.band)?.label}
      </span>
    </>
  );
}

const words = { improved: "Improved", worse: "Worse", "no-reliable-change": "no reliable change" } as const;

function Change({ change }: { change: number | null }) {
  return change === null ? <NoData /> : <span className="font-semibold">{signed(change)}</span>;
}

/** The change and whether it is more than noise; response and remission only ever come with an improvement. */
function FromBaseline({ standing }: { standing: CaseloadPatient["standing"] }) {
  const { changeFromBaseline, reliable, response } = standing;
  const stacked = <span className="text-muted lg:hidden"> vs baseline</span>;
  if (changeFromBaseline === null) {
    return (
      <>
        <NoData />
        {stacked}
      </>
    );
  }
  return (
    <span className="lg:whitespace-nowrap">
      <ChangeText change={changeFromBaseline} word={reliable ? words[reliable] : ""} />
      {stacked}
      {response && (
        <span className="text-improved lg:block">
          <span className="text-muted lg:hidden">, </span>
          {response === "remission" ? "In remission" : "Response"}
        </span>
      )}
    </span>
  );
}

function LastCheckIn({ at, timeZone, now }: { at: Date; timeZone: string; now: Date }) {
  return (
    <>
      <time dateTime={at.toISOString()} className="whitespace-nowrap">
        {clockText(at, timeZone, now)}
      </time>{" "}
      <span className="whitespace-nowrap text-muted lg:block">{agoText(at, now)}</span>
    </>
  );
}

function NextDue({ on, today }: { on: string | null; today: string }) {
  if (!on) return <span className="text-muted">nothing due</span>;
  const late = daysBetween(on, today);
  return (
    <span className="whitespace-nowrap">
      {late === 0 ? "Due today" : `Due ${calendarDayInWords(on, on.slice(0, 4) !== today.slice(0, 4))}`}
      {late > 0 && <span className="font-semibold">, {late > 365 ? "over a year" : `${late} d`} late</span>}
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
    <th scope="col" className={`py-2 pr-4 font-medium whitespace-nowrap first:pl-4 ${wide ? "w-36" : ""}`}>
      {children}
    </th>
  );
}

function Td({ className = "", children }: { className?: string; children: React.ReactNode }) {
  return <td className={`text-sm lg:py-2.5 lg:pr-4 ${className}`}>{children}</td>;
}
