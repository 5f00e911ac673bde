import { csvRow } from "@/domain/csv";
import type { CellType, Table } from "@/domain/exports/column";

export const cellTypes: Record<CellType, string> = {
  text: "text",
  number: "number, with a point",
  "yes-or-no": "true or false",
  moment: "moment, ISO 8601 in UTC",
  day: "day, YYYY-MM-DD",
};

/** What each column says, as a CSV that goes along with the tables. */
export function dataDictionary(tables: readonly Pick<Table<never>, "name" | "columns">[]): string {
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map((column) =>
      csvRow([
        `${name}.csv`,
        column.name,
        cellTypes[column.type],
        column.means,
        column.values?.join("; ") ?? null,
      ]),
    ),
  );
  return [csvRow(["file", "column", "type", "means", "values"]), ...rows].join("");
}
