"use client";

import { type CSSProperties, createContext, type ReactNode, use, useId, useState } from "react";

import { UnbrokenNames } from "@/components/unbroken-names";

export type TrendStep = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Where it stands on the shared time axis, "63.2%". */
  readonly x: string;
  /** How far down the plot its score stands, 0 to 1; only where no live chart marks it. */
  readonly y?: number;
  readonly value: number;
  /** Date, score, band, change and flags. */
  readonly text: string;
};

type Stepping = { steps: readonly TrendStep[]; index: number; choose: (index: number) => void };

const Steps = createContext<Stepping>({ steps: [], index: 0, choose: () => {} });

export const useTrendSteps = () => use(Steps);

/** Which check-in is looked at. Starts at the newest; everything inside can stand at `left: var(--step)`. */
export function TrendSteps({ steps, children }: { steps: readonly TrendStep[]; children: ReactNode }) {
  const [index, choose] = useState(steps.length - 1);
  return (
    <Steps value={{ steps, index, choose }}>
      <div
        style={
          {
            "--step": steps[index]?.x ?? "100%",
            "--step-y": `${(steps[index]?.y ?? 0) * 100}%`,
          } as CSSProperties
        }
      >
        {children}
      </div>
    </Steps>
  );
}

/** A native slider: arrow keys, Home and End come with it, and one tab stop. */
export function TrendSlider({ name }: { name: string }) {
  const { steps, index, choose } = useTrendSteps();
  const id = useId();
  const step = steps[index];
  if (!step) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
      <div className="flex items-center gap-3">
        <label htmlFor={id} className="text-sm text-muted">
          Step through {name} check-ins
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={steps.length - 1}
          step={1}
          value={index}
          onChange={(event) => choose(event.target.valueAsNumber)}
          aria-valuetext={step.text}
          aria-describedby={`${id}-keys`}
          className="h-6 w-40 accent-accent"
        />
      </div>
      <p
        aria-hidden="true"
        className="min-h-11 min-w-0 flex-1 basis-80 content-center text-sm font-medium @2xl:min-h-6"
      >
        <UnbrokenNames>{step.text}</UnbrokenNames>
      </p>
      <p id={`${id}-keys`} className="sr-only">
        Arrow keys move between check-ins, Home and End to the first and last.
      </p>
    </div>
  );
}
