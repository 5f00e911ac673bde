export type Cell = string | number | boolean | null;

/**
 * One CSV row (RFC 4180): every text quoted. Text that a spreadsheet would run as a formula is prefixed with an
 * apostrophe (OWASP: = + - @ tab and carriage return, full-width forms too), and so is text that looks as if it had been, so that
 * `read-csv.ts` gets back what was written; numbers are left as numbers.
 */
export function csvRow(cells: readonly Cell[]): string {
  let row = "";
  for (let at = 0; at < cells.length; at += 1) {
    if (at > 0) row += ",";
    row += csvCell(cells[at] ?? null);
  }
  return `${row}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text =
    mayBeginFormula(cell.charCodeAt(0)) && /^'*[=+\-@\t\r\0＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/** Letters and digits, which most cells begin with, do not: a million rows are written faster. */
function mayBeginFormula(code: number): boolean {
  return code < 48 || (code > 57 && code < 65) || code > 122;
}
