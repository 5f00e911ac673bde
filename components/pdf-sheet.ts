import { join } from "node:path";
import PDFDocument from "pdfkit";

/** Letter and A4 differ in both sides: what fits between these margins fits on either. */
export type Paper = "letter" | "a4";

/** Points (1/72 inch). */
export const width = 523;
const foot = 36;
const top = 34;
const ink = "#121926";
const rule = "#9aa3b2";

const fonts = "node_modules/@expo-google-fonts/inter";
const files = { text: "400Regular/Inter_400Regular.ttf", strong: "600SemiBold/Inter_600SemiBold.ttf" };

/** A new page of its paper; closing gives the file. The same words at the same moment are the same bytes. */
export function openSheet(title: string, madeAt: Date, paper: Paper) {
  const doc = new PDFDocument({
    size: paper,
    margins: { top, bottom: foot, left: 0, right: 0 },
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "en-US",
    info: { Title: title, Creator: "Heron", CreationDate: madeAt, ModDate: madeAt },
    ...accessible,
  });
  const written = collect(doc);
  for (const [name, file] of Object.entries(files)) doc.registerFont(name, join(process.cwd(), fonts, file));
  return {
    sheet: new Sheet(doc),
    close() {
      doc.end();
      return written;
    },
  };
}

/** The published types lag behind pdfkit here and in `Structured`. */
const accessible: object = { subset: "PDF/UA" };

type Structured = {
  struct(
    type: string,
    options?: { alt?: string; bbox?: readonly number[]; scope?: "Column" },
    draw?: () => void,
  ): PDFKit.PDFStructureElement;
};

async function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of doc) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

type Style = { font?: keyof typeof files; size?: number; color?: string; after?: number };
type Cell = "TH" | "TD";

/** A page written from top to bottom, every word of it in the structure that readers follow. */
export class Sheet {
  readonly x: number;
  readonly width = width;
  y = top;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(readonly doc: PDFKit.PDFDocument) {
    this.x = (doc.page.width - width) / 2;
    this.root = this.struct("Document");
    doc.addStructure(this.root);
  }

  /** Points down to the foot of the page. */
  get left(): number {
    return this.doc.page.height - foot - this.y;
  }

  line(
    tag: "H1" | "H2" | "P",
    text: string,
    { font = "text", size = 8, color = ink, after = 0 }: Style = {},
  ): void {
    this.tagged(this.root, tag, () => this.write(text, this.x, width, font, size, color));
    this.y += this.height(text, width, size, font) + after;
  }

  height(text: string, within = width, size = 8, font: keyof typeof files = "text"): number {
    return this.doc.font(font).fontSize(size).heightOfString(text, { width: within, lineGap });
  }

  rowHeight(cells: readonly string[], shares: readonly number[]): number {
    return Math.max(...cells.map((cell, i) => this.height(cell, within(shares[i])))) + 3;
  }

  table(
    fill: (row: (kind: Cell, cells: readonly string[], shares: readonly number[]) => void) => void,
  ): void {
    const table = this.struct("Table");
    this.root.add(table);
    fill((kind, cells, shares) => {
      const row = this.struct("TR");
      table.add(row);
      let x = this.x;
      const height = this.rowHeight(cells, shares);
      for (const [i, cell] of cells.entries()) {
        const at = x;
        const box = this.struct(kind, kind === "TH" ? { scope: "Column" } : {});
        row.add(box);
        this.tagged(box, "P", () =>
          this.write(cell, at, within(shares[i]), kind === "TH" ? "strong" : "text", 8, ink),
        );
        x += width * (shares[i] ?? 0);
      }
      this.y += height;
      this.rule();
    });
    table.end();
  }

  /** A drawing with its words for those who cannot see it. Moves below it. */
  figure(alt: string, height: number, draw: () => void): void {
    const bbox = [this.x, this.y, this.x + width, this.y + height];
    const figure = this.struct("Figure", { alt, bbox }, draw);
    this.root.add(figure);
    this.y += height;
  }

  rule(): void {
    this.artifact(() =>
      this.doc
        .moveTo(this.x, this.y)
        .lineTo(this.x + width, this.y)
        .lineWidth(0.4)
        .strokeColor(rule)
        .stroke(),
    );
    this.y += 1.5;
  }

  skip(points: number): void {
    this.y += points;
  }

  /** Down to where so much room is left. */
  toFoot(height: number): void {
    this.y = Math.max(this.y, this.doc.page.height - foot - height);
  }

  /** What readers pass over: lines, not words. */
  private artifact(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  private tagged(parent: PDFKit.PDFStructureElement, tag: string, draw: () => void): void {
    parent.add(this.struct(tag, {}, draw));
  }

  private struct: Structured["struct"] = (...given) => (this.doc as unknown as Structured).struct(...given);

  private write(
    text: string,
    x: number,
    w: number,
    font: keyof typeof files,
    size: number,
    color: string,
  ): void {
    // Without a height pdfkit would begin a second page; this sheet has none.
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, this.y, { width: w, lineGap, height: Math.max(this.left, size) });
  }
}

const lineGap = 0.6;
const within = (share = 0) => width * share - 6;
