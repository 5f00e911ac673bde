import { clockText } from "@/components/time";

type Props = { clinicName: string; by: string; now: Date; timeZone: string };

/** What a sheet of paper has to say of itself. Names stay off paper: initials and number are two identifiers to whoever knows the list. */
export function PaperHead({ clinicName, by, now, timeZone }: Props) {
  return (
    <p className="hidden text-sm text-muted print:block">
      {clinicName}. Printed {clockText(now, timeZone)} by {by}. Patients by initials and number.
    </p>
  );
}
