export type Cell = string | number | boolean | null;

/**
 * One CSV row (RFC 4180): every text quoted. Text that a spreadsheet would run as a formula is prefixed with an
 * apostrophe (OWASP: = + - @ tab and carriage return, full-width forms too), and so is text that looks as if it had been, so that
 * `read-csv.ts` gets back what was written; numbers are left as numbers.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^'*[=+\-@\t\r\0＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
