import type { ClinicalTable, Disguise, Table } from "@/domain/exports/column";

/** A row with what hides its patient. */
export type Hidden<Row> = { readonly row: Row; readonly disguise: Disguise };

/**
 * A table as a research set has it (HIPAA Safe Harbor, 45 CFR 164.514(b)): the patient's number becomes a code, moments are
 * shifted, ids become codes, and columns that may name somebody are not there.
 */
export function researchTable<Row>(table: ClinicalTable<Row>): Table<Hidden<Row>> {
  return {
    ...table,
    title: `${table.title} without names`,
    order: table.order.replace("patient as registered", "subject"),
    columns: table.columns.flatMap(({ research, ...column }) => {
      if (research === "out") return [];
      if (research === "same") return { ...column, cell: ({ row }, setting) => column.cell(row, setting) };
      const { cell, ...rest } = research;
      return { ...rest, cell: ({ row, disguise }: Hidden<Row>) => cell(row, disguise) };
    }),
  };
}
