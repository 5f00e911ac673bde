import { caseloadSorts, caseloadText, filterWords, readCaseload } from "@/domain/caseload";
import type { Reason } from "@/domain/exports/reason";
import { midSentence } from "@/domain/wording";

/** What the page Exports offers. */
export const exportWhats = ["scores", "answers", "flags", "research"] as const;

/** What can be taken out as tables: the caseload as its own page shows it. */
export type ExportWhat = (typeof exportWhats)[number] | "caseload";

export type Selection = {
  /** One patient's id, else null. */
  readonly patientId: string | null;
  /** A view of the caseload, as `caseloadText` has it: whom its filters let through. Null for the whole clinic. */
  readonly view: string | null;
  /** First and last day YYYY-MM-DD in the clinic's zone, both included; null leaves that end open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether what patients wrote in their own words goes along. */
  readonly freeText: boolean;
};

/** sent: streamed at once, nothing kept. ready: kept until it expires. */
export type ExportState = "queued" | "running" | "ready" | "sent" | "failed" | "deleted" | "expired";

export type MadeFile = {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Of the file as it is downloaded, hex. */
  readonly sha256: string;
  readonly crc32: number;
  /** As it is kept: in how many parts, of how many bytes deflated. */
  readonly parts: number;
  readonly packed: number;
};

/** What an export says of itself. It names no patient. */
export type Manifest = {
  readonly format: "heron-export/1";
  readonly exportId: string;
  readonly what: ExportWhat;
  /** Null in a research set: where and by whom it was made would narrow down who is in it. */
  readonly clinic: string | null;
  readonly createdBy: string | null;
  /** ISO 8601 in UTC; of a research set the year alone. */
  readonly createdAt: string;
  readonly reason: Reason;
  readonly selection: Omit<Selection, "patientId"> & { readonly onePatient: boolean };
  readonly files: readonly Pick<MadeFile, "name" | "rows" | "bytes" | "sha256">[];
  readonly versions: {
    readonly heron: string;
    readonly instruments: Readonly<Record<string, string>>;
    readonly rules: string;
  };
  readonly warnings: readonly string[];
};

/** How long a finished export can be downloaded. */
export const keptForMs = 24 * 3_600_000;

/** The filters of a view, without its sort; null when it has none, or is none that we wrote. */
export function parseView(text: string): string | null {
  const { filters } = readCaseload(new URLSearchParams(text));
  return Object.keys(filters).length === 0 ? null : caseloadText({ sort: caseloadSorts[0].code, filters });
}

/** "open case: any open; PHQ-9 due: overdue". */
export function viewWords(view: string): string {
  const words = filterWords(readCaseload(new URLSearchParams(view))).map((one) => midSentence(one.words));
  return words.join("; ");
}
