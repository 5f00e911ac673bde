/** A change that Stryker made to the code, and whether a test noticed it. */
export type Mutant = {
  readonly file: string;
  readonly line: number;
  /** Mutator and change on one line, as docs/mutation-survivors.md names them. */
  readonly change: string;
  readonly status: string;
  readonly reason: string | null;
};

/** What we read of Stryker's JSON report (mutation-testing-report-schema). */
export type StrykerReport = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly status: string;
          readonly statusReason?: string;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
};
type Position = { readonly line: number; readonly column: number };

export function mutantsOf({ files }: StrykerReport): Mutant[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ mutatorName, replacement, status, statusReason, location }) => ({
      file,
      line: location.start.line,
      change: `${mutatorName} \`${short(cut(source, location.start, location.end))}\` → \`${short(replacement ?? "")}\``,
      status,
      reason: statusReason ?? null,
    })),
  );
}

/**
 * The report without what no test failed on: Stryker would believe it of a constant even when a new test is there, and
 * of a change that only took too long on a busy machine.
 */
export function keepNoticed(report: StrykerReport): StrykerReport {
  const files = Object.entries(report.files).map(([name, file]) => {
    const mutants = file.mutants.filter(({ status }) => status === "Killed");
    return [name, { ...file, mutants }] as const;
  });
  return { ...report, files: Object.fromEntries(files) };
}

/** Lines count from 1, columns too. */
function cut(source: string, start: Position, end: Position): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines.push((lines.pop() ?? "").slice(0, end.column - 1));
  // On one line the end is cut off already, so cutting the start comes last.
  return [lines[0]?.slice(start.column - 1), ...lines.slice(1)].join("\n");
}

function short(code: string): string {
  const line = code.replaceAll(/\s+/g, " ").replaceAll("`", "'");
  return line.length <= 90 ? line : `${line.slice(0, 90)}…`;
}

export const isNoticed = ({ status }: Mutant) => status === "Killed" || status === "Timeout";
export const isSurvivor = ({ status }: Mutant) => status === "Survived" || status === "NoCoverage";

/** Neither did a test fail nor was a loop seen to go round far too often: on a busy machine this says little. */
export const isOutOfTime = ({ status, reason }: Mutant) =>
  status === "Timeout" && !reason?.startsWith("Hit limit");

/** Percent of mutants that a test noticed; those left out by configuration do not count. 100 without any. */
export function scoreOf(mutants: readonly Mutant[]): number {
  const noticed = mutants.filter(isNoticed).length;
  const all = noticed + mutants.filter(isSurvivor).length;
  return all === 0 ? 100 : (100 * noticed) / all;
}

/** Explains one survivor: "- `file` Mutator `before` → `after`: reason". A survivor seen twice is explained twice. */
export function parseExplanations(markdown: string): string[] {
  const entry = /^- `([^`]+)` (\w+ `.*?` → `.*?`): \S.*$/;
  return markdown.split("\n").flatMap((line) => {
    const [, file, change] = entry.exec(line) ?? [];
    return file && change ? [`${file} ${change}`] : [];
  });
}

export function splitByExplanation(survivors: readonly Mutant[], explanations: readonly string[]) {
  const left = [...explanations];
  const explained: Mutant[] = [];
  const unexplained: Mutant[] = [];
  for (const mutant of survivors) {
    const at = left.indexOf(`${mutant.file} ${mutant.change}`);
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? explained : unexplained).push(mutant);
  }
  return { explained, unexplained, stale: left };
}
