import { ActionForm } from "@/components/action-form";
import { PriorityBadge } from "@/components/priority-mark";
import { Clock } from "@/components/time";
import { failureText, type Message, stepText } from "@/domain/message-text";

type Shared = {
  here: string;
  now: Date;
  timeZone: string;
  /** Which channels stay in Heron instead of being sent. */
  keeps: Readonly<Record<Message["channel"], boolean>>;
};

/** Messages with whom they are for and how far each came. */
export function MessageList({
  messages,
  name,
  ...shared
}: Shared & { messages: readonly Message[]; name: string }) {
  if (messages.length === 0) return null;
  return (
    <ul aria-label={name} className="card divide-y divide-line">
      {messages.map((message) => (
        <MessageEntry key={message.id} message={message} {...shared} />
      ))}
    </ul>
  );
}

const channels = { email: "E-mail", webhook: "Webhook" } as const;

function MessageEntry({ message, here, now, timeZone, keeps }: Shared & { message: Message }) {
  const { id, channel, step, priority, state, subject, to } = message;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-[1_1_18rem]">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium wrap-anywhere">{to}</span>
          <span className="text-sm text-muted">
            {channels[channel]}. {stepText(step)}
          </span>
          {step !== "test" && <PriorityBadge priority={priority} />}
        </p>
        {subject && <p className="text-pretty wrap-anywhere">“{subject}”</p>}
        <p className="text-sm text-pretty text-muted">
          <Standing message={message} kept={keeps[channel]} now={now} timeZone={timeZone} />
        </p>
      </div>
      {state === "dead" && (
        <ActionForm
          action="/api/clinic/messages/retry"
          here={here}
          done={{ text: "It is being sent again." }}
        >
          <input type="hidden" name="messageId" value={id} />
          <button type="submit" className="button min-h-11" aria-label={`Try again: ${to}`}>
            Try again
          </button>
        </ActionForm>
      )}
    </li>
  );
}

function Standing({
  message,
  kept,
  now,
  timeZone,
}: {
  message: Message;
  kept: boolean;
  now: Date;
  timeZone: string;
}) {
  const { state, settledAt, nextAttemptAt, failures, lastError } = message;
  if (settledAt && state === "sent") {
    return (
      <>
        {kept ? "Kept here instead of being sent, " : "Sent "}
        <Clock at={settledAt} timeZone={timeZone} now={now} />
      </>
    );
  }
  if (settledAt) {
    return (
      <>
        Given up <Clock at={settledAt} timeZone={timeZone} now={now} />. {failureText(lastError)}
      </>
    );
  }
  const next = <Clock at={nextAttemptAt} timeZone={timeZone} near={now} />;
  if (state === "failed") {
    return (
      <>
        Not delivered yet ({failures === 1 ? "1 try" : `${failures} tries`}): {failureText(lastError)} Trying
        again {next}.
      </>
    );
  }
  return <>Due {next}</>;
}
