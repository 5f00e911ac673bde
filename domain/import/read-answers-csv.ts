import { heron } from "@/domain/fhir/resource";
import type { ImportEntry, ImportProblem, ReadImport } from "@/domain/import/import-entry";
import { unreadable } from "@/domain/import/import-entry";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Instrument, Item } from "@/domain/instruments/instrument";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";
import { type CsvRow, readCsv } from "@/domain/read-csv";

const needed = ["patient_number", "authored_at", "instrument", "item", "value"] as const;
const optional = ["status", "instrument_version", "check_in_id"] as const;
type Column = (typeof needed)[number] | (typeof optional)[number];

type Row = { readonly line: number } & Readonly<Record<Column, string | null>>;

/** What all rows of one check-in must agree on. */
const shared = ["patient_number", "authored_at", "instrument", "status", "instrument_version"] as const;

/**
 * Reads Heron's own CSV of answers, or one like it: a row for each item that was asked, an empty value where it was skipped. Rows
 * are one check-in when they have one `check_in_id`, or without that, one patient, instrument and moment. Other columns are passed over.
 */
export function readAnswersCsv(text: string, now: Date): ReadImport {
  const read = readCsv(text);
  if (read.kind === "malformed") {
    return unreadable(
      `Line ${read.line}`,
      "A quotation mark is not closed, or something follows it. Mend this line.",
    );
  }
  const [head, ...rows] = read.rows;
  const names = (head?.cells ?? []).map((cell) => cell?.trim().toLowerCase() ?? "");
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `The first line names the columns, and lacks ${missing.join(", ")}. A CSV of answers out of Heron has them all; FHIR is read as JSON.`;
    return unreadable("Line 1", message);
  }
  if (rows.length === 0) return unreadable("Line 1", "There are no rows after the names of the columns.");
  const groups = new Map<string, Row[]>();
  const ragged: ImportEntry[] = [];
  for (const row of rows) {
    if (row.cells.length !== names.length) {
      const message = `This row has ${row.cells.length} cells; the first line names ${names.length}.`;
      ragged.push(refused(null, [problem(row.line, null, message)]));
      continue;
    }
    const named = nameCells(row, names);
    const key = JSON.stringify(
      named.check_in_id ? [named.check_in_id] : [named.patient_number, named.instrument, named.authored_at],
    );
    const group = groups.get(key);
    if (group) group.push(named);
    else groups.set(key, [named]);
  }
  const entries = [...[...groups.values()].map((group) => readGroup(group, now)), ...ragged];
  return { kind: "read", format: "CSV of answers", entries, passedOver: {} };
}

function nameCells({ line, cells }: CsvRow, names: readonly string[]): Row {
  const cell = (name: string) => cells[names.indexOf(name)] || null;
  const named = Object.fromEntries([...needed, ...optional].map((name) => [name, cell(name)]));
  return { line, ...(named as Record<Column, string | null>) };
}

function problem(line: number, field: Column | null, message: string): ImportProblem {
  return { place: `Line ${line}`, field, message };
}

function refused(instrument: string | null, problems: ImportProblem[]): ImportEntry {
  return { kind: "refused", subject: null, instrument, problems };
}

/** The rows of one check-in, read as the intake would read it. */
function readGroup(rows: readonly Row[], now: Date): ImportEntry {
  const [first] = rows;
  if (!first) throw new Error("a group of rows has a row");
  const differing = shared.flatMap((field) =>
    rows
      .filter((row) => row[field] !== first[field])
      .slice(0, 1)
      .map(({ line }) => problem(line, field, `Line ${first.line} of the same check-in says otherwise.`)),
  );
  if (differing.length > 0) return refused(first.instrument, differing);
  const instrument = findInstrument(first.instrument ?? "");
  if (!instrument) {
    return refused(null, [
      problem(first.line, "instrument", "Heron does not know this instrument by its id."),
    ]);
  }
  const parsed = parseQuestionnaireResponse(toResponse(first, rows, instrument), now);
  if (parsed.kind === "ok") {
    const { checkIn, subject, identifier } = parsed;
    const place = `Line ${first.line}`;
    return { kind: "check-in", place, checkIn, subject, person: null, identifier, statedTotal: null };
  }
  const problems = parsed.issues.map((issue) => inColumns(issue, rows, instrument));
  return { kind: "refused", subject: parsed.subject, instrument: instrument.id, problems };
}

function toResponse(first: Row, rows: readonly Row[], instrument: Instrument): Record<string, unknown> {
  const version = first.instrument_version ? `|${first.instrument_version}` : "";
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${heron("Questionnaire", instrument.id)}${version}`,
    status: first.status ?? "completed",
    subject: { identifier: { value: first.patient_number } },
    ...(first.authored_at === null ? {} : { authored: first.authored_at }),
    ...(first.check_in_id === null
      ? {}
      : { identifier: { system: heron("identifier", "check-in"), value: first.check_in_id } }),
    item: rows.map(({ item, value }) => {
      const linkId = item ?? "";
      const known = instrument.items.find((one) => one.linkId === linkId);
      return { linkId, ...(value === null ? {} : { answer: answersIn(value, known) }) };
    }),
  };
}

/** A cell as FHIR answers. What is not of the item's type goes as text, which is then refused with a reason. */
function answersIn(cell: string, item: Item | undefined): Record<string, unknown>[] {
  if (item?.type === "choice") return [{ valueCoding: { code: cell } }];
  if (item?.type === "multi-choice") return cell.split(";").map((code) => ({ valueCoding: { code } }));
  if (item?.type === "boolean" && /^(true|false)$/i.test(cell)) {
    return [{ valueBoolean: cell.toLowerCase() === "true" }];
  }
  const isNumber = item && "min" in item && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell);
  if (isNumber) return [{ valueDecimal: Number(cell) }];
  return [item?.type === "dateTime" ? { valueDateTime: cell } : { valueString: cell }];
}

type Issue = { readonly expression: string; readonly diagnostics: string };

/** An issue of the intake in terms of lines and columns. */
function inColumns(
  { expression, diagnostics }: Issue,
  rows: readonly Row[],
  instrument: Instrument,
): ImportProblem {
  const linkId = /linkId='([^']*)'/.exec(expression)?.[1];
  const line = rows.findLast((row) => row.item === linkId)?.line ?? rows[0]?.line ?? 0;
  if (linkId !== undefined) {
    const item = instrument.items.find((one) => one.linkId === linkId);
    const column = !item || diagnostics.includes("twice") ? "item" : "value";
    return problem(line, column, (item && column === "value" && mendOf(item)) || diagnostics);
  }
  const named = Object.entries(columnsOf).find(([element]) => expression.endsWith(element))?.[1] ?? null;
  if (named === "patient_number") return problem(line, named, "Give the clinic's number of the patient.");
  return problem(line, named, diagnostics.replace("FHIR dateTime", "moment"));
}

const columnsOf: Readonly<Record<string, Column>> = {
  ".authored": "authored_at",
  ".status": "status",
  ".subject": "patient_number",
  ".identifier": "check_in_id",
  ".questionnaire": "instrument_version",
};

/** How an item is written in a cell, where the intake's words speak of FHIR. */
function mendOf(item: Item): string | null {
  if (item.type === "choice" || item.type === "multi-choice") {
    const values = item.options.map(({ value }) => value).join(", ");
    return item.type === "choice"
      ? `Use one of: ${values}.`
      : `Use any of these, joined by semicolons: ${values}.`;
  }
  if (item.type === "boolean") return "Use true or false.";
  if (item.type === "dateTime")
    return "Use a moment from 2000 on, with a zone, such as 2026-03-02T15:00:00Z.";
  if (item.type === "blood-pressure")
    return "Use systolic 60 to 300 and diastolic 30 to 200 mmHg, such as 128/80.";
  return null;
}
