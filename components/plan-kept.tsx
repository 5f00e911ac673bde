import { Fragment } from "react";
import { formWord } from "@/components/plan-words";
import type { Adherence } from "@/domain/adherence";

type Props = { plan: { doseMg: number; form: string; asNeeded: boolean } | null; kept: Adherence | null };

const mostDots = 12;

/** The plan, and what was written down of its doses lately: a dot a dose, and the same in words. */
export function PlanKept({ plan, kept }: Props) {
  if (!plan) return <span className="text-muted">none in force</span>;
  return (
    <>
      <span className="whitespace-nowrap">
        <span className="font-medium">{plan.doseMg} mg</span> {formWord(plan.form)}
      </span>
      {kept ? (
        <span className="block text-[0.8125rem] text-pretty text-muted lg:max-w-44">
          <Dots kept={kept} />
          {words(kept).map((part, i, all) => (
            <Fragment key={part}>
              <span className="whitespace-nowrap">{i < all.length - 1 ? `${part},` : part}</span>{" "}
            </Fragment>
          ))}
        </span>
      ) : (
        <span className="block text-[0.8125rem] text-muted">
          {plan.asNeeded ? "taken as needed" : "plan too new to compare"}
        </span>
      )}
    </>
  );
}

function words({ taken, scheduled, skipped, unknown }: Adherence): string[] {
  return [
    `${taken} of ${scheduled} taken`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(unknown > 0 ? [`${unknown} not written down`] : []),
  ];
}

/** Full: taken. Struck: skipped. Hollow: nobody wrote it down. */
function Dots({ kept: { taken, skipped, unknown } }: { kept: Adherence }) {
  const dots = [
    ...Array<"taken">(taken).fill("taken"),
    ...Array<"skipped">(skipped).fill("skipped"),
    ...Array<"unknown">(unknown).fill("unknown"),
  ].slice(0, mostDots);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${dots.length * 10} 10`}
      className="mr-1.5 mb-0.5 inline-block h-2.5 align-middle"
      style={{ width: `${dots.length * 0.625}rem` }}
    >
      {dots.map((dot, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots of one drawing
        <g key={at} stroke="currentColor" strokeWidth="1.25">
          <circle cx={at * 10 + 5} cy="5" r="3.25" fill={dot === "taken" ? "currentColor" : "none"} />
          {dot === "skipped" && <path d={`M${at * 10 + 1.5} 8.5l7 -7`} />}
        </g>
      ))}
    </svg>
  );
}
