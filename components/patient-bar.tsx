import { formWord } from "@/components/plan-words";
import { calendarDayText } from "@/components/time";
import { ageOn } from "@/domain/local-day";
import { type Prescription, plannedMg } from "@/domain/prescription";

type Props = {
  patient: { givenName: string; familyName: string; number: string; bornOn: string; language: string };
  prescription: Prescription | null;
  today: string;
  /** What leads on from this patient. */
  children?: React.ReactNode;
};

/** Who this is, by name, number and birth date, and the plan: in sight however far one reads. */
export function PatientBar({ patient, prescription, today, children }: Props) {
  const age = ageOn(today, patient.bornOn);
  return (
    <div className="z-10 border-b border-line bg-surface print:static! wide:top-[5.5625rem] [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-9 wide:[@media(min-height:30rem)]:top-[5.5625rem]">
      <div className="mx-auto flex w-full max-w-[92rem] flex-wrap items-baseline gap-x-5 px-3 py-2 sm:px-4">
        <h1 className="text-lg font-semibold tracking-tight">
          {patient.familyName}, {patient.givenName}
        </h1>
        <dl className="flex flex-wrap items-baseline gap-x-5 text-sm">
          <Fact name="Number">#{patient.number}</Fact>
          <Fact name="Born">
            <span className="text-muted">born</span> {calendarDayText(patient.bornOn)}{" "}
            <span className="text-muted">({age} y)</span>
          </Fact>
          {!patient.language.startsWith("en") && (
            <Fact name="Language">{languageName(patient.language)}</Fact>
          )}
          {prescription && (
            <div className="max-sm:hidden">
              <dt className="sr-only">Plan</dt>
              <dd>
                <span className="text-muted">plan</span> {formWord(prescription.form)}{" "}
                {plannedMg(prescription, today)} mg
              </dd>
            </div>
          )}
        </dl>
        {children}
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="sr-only">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function languageName(tag: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(tag.split("-")[0] ?? tag) ?? tag;
}
