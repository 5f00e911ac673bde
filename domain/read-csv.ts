/** One row as it was read. `line` is where it begins, counted from 1, so that a person finds it in an editor. */
export type CsvRow = { readonly line: number; readonly cells: readonly (string | null)[] };

export type CsvRead =
  | { readonly kind: "rows"; readonly rows: readonly CsvRow[] }
  /** A quote that nothing closes, or text after a closing quote. */
  | { readonly kind: "malformed"; readonly line: number };

/**
 * Reads CSV (RFC 4180; line feeds alone do, and a byte-order mark). An empty cell is null; `""` is a text without characters.
 * The apostrophe that `csvRow` puts before what a spreadsheet would run is taken off again.
 */
export function readCsv(text: string): CsvRead {
  const rows: CsvRow[] = [];
  const end = text.length;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < end) {
    const cells: (string | null)[] = [];
    const row = { line, cells };
    for (;;) {
      if (text[at] === '"') {
        const closing = closingQuote(text, at + 1);
        if (closing === null) return { kind: "malformed", line };
        const raw = text.slice(at + 1, closing);
        line += raw.split("\n").length - 1;
        cells.push(withoutGuard(raw.replaceAll('""', '"')));
        at = closing + 1;
        if (at < end && !/[,\r\n]/.test(text.charAt(at))) return { kind: "malformed", line };
      } else {
        const stop = nextOf(text, at);
        const raw = text.slice(at, stop);
        cells.push(raw === "" ? null : withoutGuard(raw));
        at = stop;
      }
      if (text[at] !== ",") break;
      at += 1;
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== null) rows.push(row);
  }
  return { kind: "rows", rows };
}

function closingQuote(text: string, from: number): number | null {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? null : at;
}

/** Where an unquoted cell ends. */
function nextOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[,\r\n]/.test(text.charAt(at))) at += 1;
  return at;
}

function withoutGuard(text: string): string {
  return /^'+[=+\-@\t\r\0＝＋－＠]/.test(text) ? text.slice(1) : text;
}
