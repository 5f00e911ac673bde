import Link from "next/link";
import { PaperName } from "@/components/paper-name";
import { failureText, stepText } from "@/domain/message-text";
import type { NoticeStep } from "@/domain/notify";

type Undelivered = {
  id: string;
  caseId: string;
  givenName: string;
  familyName: string;
  number: string;
  step: NoticeStep;
  channel: "email" | "webhook";
  to: string;
  isGivenUp: boolean;
  lastError: string | null;
};

/** Messages of open cases that did not arrive: whoever was meant has not heard by that way. */
export function UndeliveredList({ messages }: { messages: readonly Undelivered[] }) {
  return (
    <ul className="card mt-2 divide-y divide-line print:border-0">
      {messages.map(({ id, caseId, step, channel, to, isGivenUp, lastError, ...patient }) => (
        <li key={id} className="break-inside-avoid px-4 py-3 text-sm print:px-0 print:py-1.5">
          <Link href={`/cases/${caseId}`} prefetch={false} className="link font-semibold wrap-anywhere">
            <PaperName {...patient} />
          </Link>
          <p className="wrap-anywhere">
            {stepText(step)}, by {channel === "email" ? "e-mail" : "webhook"} to {to}:{" "}
            {isGivenUp ? `given up. ${failureText(lastError)}` : "late, nobody has tried to send it."}
          </p>
        </li>
      ))}
    </ul>
  );
}
