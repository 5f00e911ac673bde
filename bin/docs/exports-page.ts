import { list, madeFrom, page, table } from "@/bin/docs/markdown";
import { tablesOf, whatLabels } from "@/domain/exports/catalogue";
import type { Table } from "@/domain/exports/column";
import { cellTypes } from "@/domain/exports/dictionary";
import { exportWhats } from "@/domain/exports/export";
import { reasons } from "@/domain/exports/reason";
import { smallestCell } from "@/domain/exports/subjects";

/** What leaves Heron as tables, from the definitions that the files themselves are made by. */
export function exportsPage(): string {
  return page(
    "# Exports",
    madeFrom("domain/exports"),
    "Clinicians take tables out of Heron: of one patient from the patient's page, of a group or the whole clinic from Exports. Every export is kept in the audit with who, when, what, of whom and why; no file name and no address names a patient.",
    "## The files",
    list([
      "CSV as RFC 4180 has it: UTF-8, a header row, lines end in CR LF, every text in quotes. Moments are ISO 8601 in UTC. An empty cell is a value that is missing, never a zero.",
      "A text that a spreadsheet would run as a formula begins with an apostrophe.",
      "The same rows give the same bytes. Of corrected check-ins only the version that counts is in a table.",
      "`data-dictionary.csv` says what each column means; `manifest.json` who made it, when, why and of what, how many rows and which SHA-256 each file has, and the versions of Heron, of the instruments and of the rules.",
    ]),
    "## Reasons",
    table(
      ["reason", "says", "HL7 PurposeOfUse"],
      reasons.map(({ code, label, purposeOfUse }) => [code, label, purposeOfUse]),
    ),
    "## The research set",
    list([
      "Made to HIPAA's Safe Harbor list (45 CFR 164.514(b)(2)): no names, numbers, contacts, zones, devices or free text; ids are codes; ages over 89 are one group.",
      "Every moment of a subject is moved back by the same time, one day to a year, drawn from a secret of the installation: order and intervals are true, dates and times of day are not. The same subject has the same code and the same shift in every set of a clinic; without the secret nothing leads back.",
      `Groups of age and sex with fewer than ${smallestCell} people are warned of before it is made and in the manifest.`,
      "It takes whole years, since the ends of a shorter period would tell how far its moments were moved. Who knows when a set was made can still bound the shift of a subject whose last answer came just before. Moving dates is widely accepted, but whether it meets the letter of Safe Harbor is for the clinic's privacy officer to say.",
    ]),
    ...([...exportWhats, "caseload"] as const).flatMap((what) => [
      `## ${whatLabels[what]}`,
      ...tablesOf[what].flatMap((one) => tableParts(one, what === "research")),
    ]),
  );
}

function tableParts({ name, row, order, columns }: Table<never>, isOneOfMany: boolean): string[] {
  return [
    ...(isOneOfMany ? [`### ${name}.csv`] : []),
    `A row is ${row}. Rows come ${order}.`,
    table(
      ["column", "type", "means", "values"],
      columns.map((column) => [
        `\`${column.name}\``,
        cellTypes[column.type],
        column.means,
        column.values?.join(", ") ?? "",
      ]),
    ),
  ];
}
