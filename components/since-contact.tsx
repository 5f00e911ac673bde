import Link from "next/link";
import { Clock } from "@/components/time";
import type { Channel } from "@/domain/triage";

export type ShownSinceContact = {
  reached: { at: Date; by: string | null; channel: Channel | null } | null;
  checkIns: number;
  doses: number;
  extraDoses: number;
  flags: number;
  attempts: number;
};

type Props = { since: ShownSinceContact; patientId: string; now: Date; timeZone: string };

const channelWords: Record<Channel, string> = {
  phone: ", by phone",
  message: ", by message",
  "in-person": ", in person",
};

/** What has happened since staff last spoke with the patient, in a line. */
export function SinceContact({ since, patientId, now, timeZone }: Props) {
  const { reached, checkIns, doses, extraDoses, flags, attempts } = since;
  const record = `/patients/${patientId}`;
  const parts = [
    checkIns > 0 && { text: counted(checkIns, "check-in"), href: `${record}#journal` },
    doses > 0 && {
      text: `${counted(doses, "dose")}${extraDoses > 0 ? ` (${extraDoses} beyond the plan)` : ""}`,
      href: `${record}#phq-9`,
    },
    flags > 0 && { text: counted(flags, "flag"), href: `${record}#phq-9` },
  ].filter((part) => part !== false);
  return (
    <section aria-labelledby="since-title">
      <h3 id="since-title" className="eyebrow">
        Since last contact
      </h3>
      <p className="mt-1 text-sm">
        {reached ? (
          <>
            Reached <Clock at={reached.at} timeZone={timeZone} now={now} />
            {reached.by && ` by ${reached.by}`}
            {reached.channel && channelWords[reached.channel]}.
          </>
        ) : (
          "No contact on record. In the last 30 days:"
        )}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm">
        {parts.map(({ text, href }) => (
          <Link key={text} href={href} prefetch={false} className="link inline-flex min-h-6 items-center">
            {text}
          </Link>
        ))}
        {parts.length === 0 && <span>Nothing has come in.</span>}
      </p>
      {attempts > 0 && (
        <p className="text-sm text-muted">
          {counted(attempts, "attempt")} to reach the patient, without success
        </p>
      )}
    </section>
  );
}

function counted(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? "" : "s"}`;
}
