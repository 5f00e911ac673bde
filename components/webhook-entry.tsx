import { ActionForm } from "@/components/action-form";
import { RotateForm } from "@/components/secret-form";
import { Clock, dayText } from "@/components/time";
import { failureText, type Message } from "@/domain/message-text";

type Last = Pick<Message, "step" | "state" | "lastError"> & { at: Date };

type Props = {
  webhook: { id: string; url: string; addedBy: string; addedAt: Date; last: Last | null };
  /** Whether messages stay in Heron instead of being sent. */
  kept: boolean;
  here: string;
  now: Date;
  timeZone: string;
};

/** One endpoint, how its latest message went, and what can be done with it. */
export function WebhookEntry({
  webhook: { id, url, addedBy, addedAt, last },
  kept,
  here,
  now,
  timeZone,
}: Props) {
  const action = (verb: string) => `/api/clinic/webhooks/${id}/${verb}`;
  return (
    <li className="grid gap-3 px-4 py-4 sm:px-5">
      <div>
        <h3 className="font-semibold wrap-anywhere">{url}</h3>
        <p className="text-sm text-muted">
          Added by {addedBy}, {dayText(addedAt, timeZone)}
        </p>
        <p className="mt-1">
          {last ? <LastMessage last={last} kept={kept} now={now} timeZone={timeZone} /> : "Nothing sent yet."}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ActionForm action={action("test")} here={here} done={{ text: "A test is on its way." }}>
          <button type="submit" className="button min-h-11" aria-label={`Send a test to ${url}`}>
            Send a test
          </button>
        </ActionForm>
        <RotateForm id={id} here={here}>
          <button type="submit" className="button min-h-11" aria-label={`New secret for ${url}`}>
            New secret
          </button>
        </RotateForm>
        <ActionForm
          action={action("end")}
          here={here}
          done={{ text: "Stopped. Nothing goes to that address any more." }}
        >
          <button type="submit" className="button min-h-11" aria-label={`Stop ${url}`}>
            Stop
          </button>
        </ActionForm>
      </div>
    </li>
  );
}

function LastMessage({
  last,
  kept,
  now,
  timeZone,
}: {
  last: Last;
  kept: boolean;
  now: Date;
  timeZone: string;
}) {
  const what = last.step === "test" ? "The test" : "The latest message";
  const at = <Clock at={last.at} timeZone={timeZone} now={now} />;
  if (last.state === "sent") {
    return (
      <>
        {what} {kept ? "would have been sent" : "arrived"} {at}.
      </>
    );
  }
  if (last.state === "dead") {
    return (
      <>
        <strong className="font-semibold text-high">{what} did not arrive</strong> {at}.{" "}
        {failureText(last.lastError)}
      </>
    );
  }
  if (last.state === "failed") {
    return (
      <>
        <strong className="font-semibold text-high">{what} has not arrived yet.</strong>{" "}
        {failureText(last.lastError)} Trying again {at}.
      </>
    );
  }
  return (
    <>
      {what} is waiting to be sent, due {at}.
    </>
  );
}
