/** One number a rule compares with: its default, its unit, what it means and which rules read it. */
export type Spec = {
  readonly value: number;
  readonly unit:
    | "points"
    | "hours"
    | "days"
    | "percent"
    | "times"
    | "times the plan"
    | "mmHg"
    | "minutes"
    | "seconds"
    | "years"
    | "count";
  readonly means: string;
  readonly rules: readonly string[];
};

export const spec = (value: number, unit: Spec["unit"], means: string, ...rules: string[]): Spec => ({
  value,
  unit,
  means,
  rules,
});
