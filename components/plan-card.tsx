import Link from "next/link";
import { countDoses, type DoseMark } from "@/components/dose-marks";
import { formWord, routeWords } from "@/components/plan-words";
import { calendarDayText } from "@/components/time";
import type { Adherence } from "@/domain/adherence";
import { equivalentMg } from "@/domain/bioavailability";
import {
  type Prescription,
  plannedMg,
  type Route,
  scheduleInWords,
  unitsFor,
  volumeMl,
} from "@/domain/prescription";
import type { Supply } from "@/domain/supply";
import { counted } from "@/domain/wording";

type Props = {
  patientId: string;
  prescription: Prescription | null;
  /** Those of the period shown. */
  doses: readonly DoseMark[];
  period: string;
  /** Of the last weeks; null where it cannot be told. */
  kept: Adherence | null;
  /** Null where no dispensing is on record. */
  supply: Supply | null;
  /** Local day of the patient. */
  today: string;
};

/** The plan in words, and what the dose journal says was done. */
export function PlanCard({ patientId, prescription, doses, period, kept, supply, today }: Props) {
  const mg = prescription ? plannedMg(prescription, today) : 0;
  const { taken, extra, skipped, above, otherRoutes } = countDoses(doses);
  const counts = [
    { n: taken, word: "scheduled" },
    { n: skipped, word: "skipped" },
    { n: extra, word: "extra" },
    { n: above, word: "above plan" },
  ];
  return (
    <section aria-labelledby="plan" className="card px-4 py-3">
      <h2 id="plan" className="eyebrow">
        Doses against the plan
      </h2>
      {prescription ? (
        <>
          <p className="mt-0.5 font-semibold">
            {mg} mg{volumeText(prescription, mg)} {formWord(prescription.form)},{" "}
            {scheduleInWords(prescription.schedule)}
          </p>
          <p className="text-sm text-pretty text-muted">
            {prescription.drug}, {routeWords[prescription.route]}, since{" "}
            {calendarDayText(prescription.startsOn)}. At most {prescription.maxDoseMg} mg,{" "}
            {counted(prescription.maxDosesPerDay, "dose")} a day.
            {unitsText(prescription, mg)}
            {prescription.intent === "sub-perceptual" && " Meant not to be felt."}
            {prescription.titration.length > 0 &&
              ` Steps: ${prescription.doseMg} mg at first, ${prescription.titration.map((step) => `${step.doseMg} mg from ${calendarDayText(step.fromOn)}`).join(", ")}.`}
          </p>
        </>
      ) : (
        <p className="mt-0.5 text-muted">No plan in force, so doses cannot be compared.</p>
      )}
      <dl className="mt-2 grid grid-cols-4 gap-2">
        {counts.map(({ n, word }) => (
          <div key={word} className="flex flex-col-reverse justify-end">
            <dt className="text-xs text-muted">{word}</dt>
            <dd className="text-lg/6 font-semibold">{n}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-xs text-pretty text-muted">
        In {period}, as the patient reported
        {otherRoutes.size > 0 &&
          `; ${[...otherRoutes].map(([route, of]) => `${of.length} ${routeWords[route]}`).join(", ")}`}
        .
        {kept &&
          ` Of ${counted(kept.scheduled, "planned dose")} since ${calendarDayText(kept.fromOn)}: ${kept.taken} taken, ${kept.skipped} skipped, ${kept.unknown} not written down.`}
      </p>
      {supply && <SupplyLine supply={supply} />}
      <p className="mt-1 flex flex-wrap gap-x-4 text-xs">
        <Link href={`/patients/${patientId}/background`} className="link inline-flex min-h-6 items-center">
          History and medicines
        </Link>
        <Link href={`/patients/${patientId}/numbers`} className="link inline-flex min-h-6 items-center">
          Numbers for this patient
        </Link>
      </p>
      {prescription && <RouteEstimates plan={prescription} mg={mg} routes={[...otherRoutes.keys()]} />}
    </section>
  );
}

/** What is left, by whose count, and until when it lasts as it has gone so far. */
function SupplyLine({ supply }: { supply: Supply }) {
  const { leftUnits, dispensedUnits, dispensedOn, counted: isCounted, pace, emptyOn, dueOn } = supply;
  const units = (n: number) => String(Math.round(n * 100) / 100);
  return (
    <p className="mt-1 text-xs text-pretty text-muted">
      Supply: {units(leftUnits)} of {units(dispensedUnits)} left since {calendarDayText(dispensedOn)},{" "}
      {isCounted ? "as the patient counted" : "by the journal, which may miss doses"}.
      {emptyOn &&
        ` An estimate: it does not reach the dose of ${calendarDayText(emptyOn)}${pace > 1.05 ? `, as it goes ${units(pace)} times as fast as planned` : ""}.`}
      {dueOn && ` Next supply due ${calendarDayText(dueOn)}.`}
    </p>
  );
}

/** What the planned amount by another route comes to, as an estimate with its range. */
function RouteEstimates({ plan, mg, routes }: { plan: Prescription; mg: number; routes: readonly Route[] }) {
  const known = routes.flatMap((route) => {
    const estimate = equivalentMg(mg, route, plan.route);
    return estimate ? [{ route, ...estimate }] : [];
  });
  return known.map(({ route, ...estimate }) => (
    <p key={route} className="mt-1 text-xs text-pretty text-muted">
      Estimate from published bioavailability: {mg} mg {routeWords[route]} reaches the blood as about{" "}
      {estimate.mg} mg ({estimate.low} to {estimate.high}) {routeWords[plan.route]} would.
    </p>
  ));
}

function volumeText(prescription: Prescription, mg: number): string {
  const ml = volumeMl(prescription, mg);
  return ml === null
    ? ""
    : ` (${Math.round(ml * 100) / 100} mL of ${prescription.concentrationMgPerMl} mg/mL)`;
}

/** How many lozenges, tablets or sprays make the dose, where it is not just one; a lozenge splits into quarters at most. */
function unitsText(prescription: Prescription, mg: number): string {
  const { strengthMg, form, concentrationMgPerMl } = prescription;
  if (concentrationMgPerMl !== null || mg === strengthMg) return "";
  const { units, exact } = unitsFor(prescription, mg);
  const made = `${units} × ${strengthMg} mg ${formWord(form)}`;
  return exact ? ` A dose is ${made}.` : ` Nearest by quarters: ${made} (${units * strengthMg} mg).`;
}
