import { crc32 } from "node:zlib";
import type { Download } from "@/db/commands/download-export";
import { lastBlock } from "@/db/exports/packing";
import { type ZipEntry, zipAround } from "@/db/exports/zip";
import { tablesOf } from "@/domain/exports/catalogue";
import { dataDictionary } from "@/domain/exports/dictionary";

/** A finished export as a ZIP archive, read part by part: its tables as they are kept, what their columns mean, and the manifest. */
export function archiveOf(download: Download): { size: number; chunks: AsyncGenerator<Uint8Array> } {
  const { what, manifest, files } = download;
  const told = [
    { name: "data-dictionary.csv", bytes: Buffer.from(dataDictionary(tablesOf[what])) },
    { name: "manifest.json", bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) },
  ];
  const entries: ZipEntry[] = [
    ...files.map(({ name, crc32, bytes, packed }) => ({
      name,
      crc32,
      size: bytes,
      packed,
      isDeflated: true,
    })),
    ...told.map(({ name, bytes }) => ({
      name,
      crc32: crc32(bytes),
      size: bytes.length,
      packed: bytes.length,
      isDeflated: false,
    })),
  ];
  const { before, end, size } = zipAround(entries);

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const [at, file] of files.entries()) {
      yield before(at);
      for (let seq = 0; seq < file.parts; seq += 1) yield await download.part(at, seq);
      yield lastBlock;
    }
    for (const [at, { bytes }] of told.entries()) {
      yield before(files.length + at);
      yield bytes;
    }
    yield end;
  }

  return { size, chunks: chunks() };
}
