import type { Reason } from "@/domain/exports/reason";

/** What can be taken out as tables. */
export const exportWhats = ["scores", "answers", "flags", "caseload", "research"] as const;
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
  readonly parts: number;
};

/** What an export says of itself. It names no patient. */
export type Manifest = {
  readonly format: "heron-export/1";
  readonly exportId: string;
  readonly what: ExportWhat;
  readonly clinic: string;
  readonly createdBy: string;
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
