import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type ReadPdf = {
  pages: number;
  /** Of the first page, with single spaces. */
  text: string;
  /** Roles of the structure in reading order, "Table" before its "TR". */
  roles: string[];
  title: string | undefined;
  language: string | null;
};

/** Reads a PDF as a viewer does, by pdf.js: apart from the library that writes ours. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  const page = await file.getPage(1);
  const { items } = await page.getTextContent();
  const { info } = (await file.getMetadata()) as { info: { Title?: string; Language?: string } };
  const tree = await page.getStructTree();
  const read = {
    pages: file.numPages,
    text: items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replaceAll(/\s+/g, " ")
      .trim(),
    roles: rolesOf(tree),
    title: info.Title,
    language: info.Language ?? null,
  };
  await task.destroy();
  return read;
}

type Node = { role?: string; children?: readonly object[] };

function rolesOf(node: Node | null): string[] {
  if (!node) return [];
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap((one) => rolesOf(one))];
}
