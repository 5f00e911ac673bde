"use client";

import { useState } from "react";
import { KeyHint } from "@/components/key-hint";
import { NoteField } from "@/components/note-field";
import type { Priority } from "@/domain/priority";
import {
  canClose,
  findOutcome,
  type Outcome,
  type OwnOutcome,
  outcomes,
  type UrgencyWas,
} from "@/domain/triage";

type Props = {
  priority: Priority;
  safety: boolean;
  ownOutcomes: readonly OwnOutcome[];
  /** Names the note that is begun here. */
  draft: string;
};

const choice =
  "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised has-checked:bg-raised has-disabled:cursor-not-allowed has-disabled:text-muted wide:min-h-9";

/** How a case ended, whether its risk was assessed, whether the rule had the urgency right, and a note. */
export function DispositionFields({ priority, safety, ownOutcomes, draft }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const standsFor = ownOutcomes.find(({ code }) => code === chosen)?.standsFor ?? chosen ?? "";
  const needsNote = findOutcome(standsFor)?.needsNote ?? false;
  const isClosed = (code: Outcome) => canClose(priority, safety, code, true) !== null;
  const reasons = outcomes
    .map(({ code }) => canClose(priority, safety, code, true))
    .filter((reason) => reason !== null);

  return (
    <div className="grid gap-3 px-4 pb-3 sm:px-6">
      <fieldset>
        <legend className="mb-1 font-semibold">How did it end?</legend>
        <div className="grid gap-x-4 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-5">
          {outcomes.map(({ code, digit, label }) => (
            <OutcomeChoice
              key={code}
              {...{ code, digit, label }}
              isClosed={isClosed(code)}
              onChoose={setChosen}
            />
          ))}
        </div>
        {ownOutcomes.length > 0 && (
          <div className="mt-1 grid gap-x-4 border-t border-line pt-1 sm:grid-cols-2">
            {ownOutcomes.map(({ code, label, standsFor: standard }) => (
              <OutcomeChoice
                key={code}
                {...{ code, label }}
                isClosed={isClosed(standard)}
                onChoose={setChosen}
              />
            ))}
          </div>
        )}
        {reasons.map((reason) => (
          <p key={reason} className="mt-1 px-2 text-sm text-muted">
            {reason}
          </p>
        ))}
      </fieldset>
      <div className="grid gap-x-8 gap-y-3 @2xl:flex @2xl:flex-wrap @2xl:*:last:basis-full">
        {safety && <RiskAssessed />}
        <UrgencyWasRight />
        <NoteField
          of={draft}
          label={needsNote ? "Note (needed for this outcome)" : "Note (optional)"}
          isRequired={needsNote}
        />
      </div>
    </div>
  );
}

type OutcomeProps = {
  code: string;
  label: string;
  /** The key that chooses it. */
  digit?: number;
  isClosed: boolean;
  onChoose: (code: string) => void;
};

function OutcomeChoice({ code, label, digit, isClosed, onChoose }: OutcomeProps) {
  return (
    <label className={choice}>
      <input
        type="radio"
        name="outcome"
        value={code}
        required
        disabled={isClosed}
        onChange={() => onChoose(code)}
        data-key={digit}
        aria-keyshortcuts={digit?.toString()}
        className="size-4 shrink-0 accent-accent"
      />
      {digit && <KeyHint keys={String(digit)} />}
      {label}
    </label>
  );
}

function RiskAssessed() {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Risk assessment recorded?</legend>
      <div className="flex gap-4">
        <label className={choice}>
          <input
            type="radio"
            name="riskAssessed"
            value="yes"
            required
            data-key="y"
            aria-keyshortcuts="y"
            className="size-4 accent-accent"
          />
          <KeyHint keys="Y" />
          Yes
        </label>
        <label className={choice}>
          <input type="radio" name="riskAssessed" value="no" className="size-4 accent-accent" />
          No
        </label>
      </div>
    </fieldset>
  );
}

const urgencies = [
  { code: "right", label: "Yes", key: "i" },
  { code: "too-high", label: "Too high", key: "h" },
  { code: "too-low", label: "Too low", key: "o" },
] as const satisfies readonly { code: UrgencyWas; label: string; key: string }[];

/** How good the rule was, not the people: it goes to the review of the rules, and changes nothing by itself. */
function UrgencyWasRight() {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Was the urgency right? (optional)</legend>
      <div className="flex flex-wrap gap-x-4">
        {urgencies.map(({ code, label, key }) => (
          <label key={code} className={choice}>
            <input
              type="radio"
              name="urgencyWas"
              value={code}
              data-key={key}
              aria-keyshortcuts={key}
              className="size-4 accent-accent"
            />
            <KeyHint keys={key.toUpperCase()} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
