import { Clock } from "@/components/time";
import { failureText, isUndelivered, type Message } from "@/domain/message-text";

type Props = {
  /** Soonest first. */
  messages: readonly Message[];
  /** Which channels stay in Heron instead of being sent. */
  keeps: Readonly<Record<Message["channel"], boolean>>;
  now: Date;
  timeZone: string;
};

/** Shown without being unfolded: what did not arrive, then the latest. */
const shownFirst = 4;

/** Who was told of the case, who will be, and who could not be reached. */
export function CaseMessages({ messages, ...shared }: Props) {
  if (messages.length === 0) return null;
  const pressing = ({ state, nextAttemptAt }: Message) =>
    state === "failed" || isUndelivered({ state, nextAttemptAt }, shared.now) ? 0 : 1;
  const sorted = messages.toReversed().toSorted((a, b) => pressing(a) - pressing(b));
  const rest = sorted.slice(shownFirst);
  return (
    <section aria-labelledby="messages-title">
      <h3 id="messages-title" className="eyebrow">
        Who was told
      </h3>
      <Lines messages={sorted.slice(0, shownFirst)} {...shared} />
      {rest.length > 0 && (
        <details>
          <summary className="min-h-8 text-sm text-muted">Earlier messages ({rest.length})</summary>
          <Lines messages={rest} {...shared} />
        </details>
      )}
    </section>
  );
}

function Lines({ messages, ...shared }: Props) {
  return (
    <ul className="mt-2 grid gap-2 text-sm">
      {messages.map((message) => (
        <li key={message.id} className="text-pretty wrap-anywhere">
          <Line message={message} {...shared} />
        </li>
      ))}
    </ul>
  );
}

function Line({ message, keeps, now, timeZone }: Omit<Props, "messages"> & { message: Message }) {
  const { channel, step, state, settledAt, nextAttemptAt, lastError } = message;
  const to = channel === "webhook" ? new URL(message.to).host : message.to;
  const by = channel === "webhook" ? "by webhook" : "by e-mail";
  const next = <Clock at={nextAttemptAt} timeZone={timeZone} near={now} />;
  if (settledAt && state === "sent") {
    return (
      <>
        {to} {keeps[channel] ? "would have been told" : "was told"} {by},{" "}
        <Clock at={settledAt} timeZone={timeZone} near={now} />
      </>
    );
  }
  if (settledAt) {
    return (
      <>
        <strong className="font-semibold text-high">
          {to} could not be told {by}.
        </strong>{" "}
        {failureText(lastError)}
      </>
    );
  }
  if (state === "failed") {
    return (
      <>
        <strong className="font-semibold text-high">{to} is not told yet.</strong> Trying again {by}, {next}
      </>
    );
  }
  if (isUndelivered(message, now)) {
    return (
      <>
        <strong className="font-semibold text-high">{to} is not told yet.</strong> Should have been told {by},{" "}
        {next}
      </>
    );
  }
  const ifFree = step === "again" || step === "lead" ? " if nobody has taken it" : "";
  return (
    <>
      {to} will be told {by}
      {ifFree}, {next}
    </>
  );
}
