import { Check } from "lucide-react";
import { ActionForm } from "@/components/action-form";
import { Clock } from "@/components/time";
import type { Priority } from "@/domain/priority";
import { protocolFor, steps, type Tick } from "@/domain/protocol";

type Props = {
  caseId: string;
  priority: Priority;
  safety: boolean;
  ticks: readonly Tick[];
  isClosed: boolean;
  here: string;
  now: Date;
  timeZone: string;
};

/** What is usually done at this priority: a reminder that keeps who did what and when. None of it has to be ticked. */
export function ProtocolList({ caseId, priority, safety, ticks, isClosed, here, now, timeZone }: Props) {
  const usual = protocolFor(priority, safety);
  const others = ticks.map(({ step }) => step).filter((step) => !usual.includes(step));
  return (
    <section aria-labelledby="protocol-title">
      <h3 id="protocol-title" className="eyebrow">
        Steps at this priority
      </h3>
      <ul className="-mx-2 mt-1">
        {[...usual, ...others].map((step) => {
          const tick = ticks.find((one) => one.step === step);
          return (
            <li key={step}>
              <ActionForm
                action={`/api/cases/${caseId}/steps`}
                here={here}
                done={{ text: tick ? "The tick was taken back." : "Ticked." }}
              >
                <input type="hidden" name="step" value={step} />
                <input type="hidden" name="done" value={tick ? "no" : "yes"} />
                <button
                  type="submit"
                  aria-pressed={tick !== undefined}
                  disabled={isClosed}
                  className="flex min-h-11 w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-left text-sm -outline-offset-2! enabled:hover:bg-raised wide:min-h-9"
                >
                  <span
                    aria-hidden="true"
                    className={`mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border ${tick ? "border-accent bg-accent text-on-accent" : "border-control"}`}
                  >
                    {tick && <Check className="size-3" strokeWidth={3} />}
                  </span>
                  <span className="min-w-0">
                    {steps[step]}
                    {tick && (
                      <span className="block text-muted">
                        {tick.by}, <Clock at={tick.at} timeZone={timeZone} near={now} />
                      </span>
                    )}
                  </span>
                </button>
              </ActionForm>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
