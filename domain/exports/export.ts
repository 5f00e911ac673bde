import type { Reason } from "@/domain/exports/reason";

/** What can be taken out as tables. */
export const exportWhats = ["scores", "answers", "flags", "research"] as const;
export type ExportWhat = (typeof exportWhats)[number];

/** Groups of patients as the caseload has them. */
export const groups = ["everybody", "open-case", "overdue", "worse"] as const;
export type Group = (typeof groups)[number];

export type Selection = {
  /** One patient's id, else null. */
  readonly patientId: string | null;
  /** Of all patients of the clinic, those it holds; "everybody" where one patient is named. */
  readonly group: Group;
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

export const groupLabels: Record<Group, string> = {
  everybody: "The whole clinic",
  "open-case": "Patients with an open case",
  overdue: "Patients whose PHQ-9 is overdue",
  worse: "Patients reliably worse than at baseline",
};
