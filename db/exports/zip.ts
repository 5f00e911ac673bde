/** A file of an archive, deflated already or stored as it is. */
export type ZipEntry = {
  readonly name: string;
  readonly crc32: number;
  /** Bytes as they are, and as they are in the archive. */
  readonly size: number;
  readonly packed: number;
  readonly isDeflated: boolean;
};

const most32 = 0xffff_ffff;

/**
 * What stands around the files of a ZIP archive (PKWARE APPNOTE 6.3, UTF-8 names): `before(i)` comes before the bytes of the
 * i-th file, `end` after the last. Sizes over 4 GiB are written as ZIP64. All files are of 1980-01-01: the same files give the same bytes.
 */
export function zipAround(
  entries: readonly ZipEntry[],
  limit = most32,
): { before: (at: number) => Uint8Array; end: Uint8Array; size: number } {
  const headers = entries.map((entry) => localHeader(entry, limit));
  const offsets: number[] = [];
  let offset = 0;
  for (const [at, entry] of entries.entries()) {
    offsets.push(offset);
    offset += (headers[at]?.length ?? 0) + entry.packed;
  }
  const central = entries.map((entry, at) => centralHeader(entry, offsets[at] ?? 0, limit));
  const end = bytesOf([...central.flat(), ...ending(entries.length, sizeOf(central.flat()), offset, limit)]);
  return { before: (at) => headers[at] ?? new Uint8Array(), end, size: offset + end.length };
}

/** A number of 2, 4 or 8 bytes, little end first; or text. */
type Part = readonly [bytes: 2 | 4 | 8, value: number] | string;

function localHeader(entry: ZipEntry, limit: number): Uint8Array {
  const isLarge = entry.size > limit || entry.packed > limit;
  const extra: Part[] = isLarge
    ? [
        [2, 1],
        [2, 16],
        [8, entry.size],
        [8, entry.packed],
      ]
    : [];
  return bytesOf([
    [4, 0x04034b50],
    ...shared(entry, isLarge, isLarge),
    [2, sizeOf([entry.name])],
    [2, sizeOf(extra)],
    entry.name,
    ...extra,
  ]);
}

function centralHeader(entry: ZipEntry, offset: number, limit: number): Part[] {
  const isLarge = entry.size > limit || entry.packed > limit;
  const isFar = offset > limit;
  const numbers: Part[] = [
    ...(isLarge
      ? ([
          [8, entry.size],
          [8, entry.packed],
        ] as Part[])
      : []),
    ...(isFar ? ([[8, offset]] as Part[]) : []),
  ];
  const extra: Part[] = numbers.length > 0 ? [[2, 1], [2, sizeOf(numbers)], ...numbers] : [];
  return [
    [4, 0x02014b50],
    [2, 45],
    ...shared(entry, isLarge, isLarge || isFar),
    [2, sizeOf([entry.name])],
    [2, sizeOf(extra)],
    // No comment, on the first disk, with no attributes.
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, isFar ? most32 : offset],
    entry.name,
    ...extra,
  ];
}

/** Version needed, UTF-8 names, method, time, checksum and sizes, as both headers have them. */
function shared({ crc32, size, packed, isDeflated }: ZipEntry, isLarge: boolean, isNew: boolean): Part[] {
  return [
    [2, isNew ? 45 : 20],
    [2, 0x0800],
    [2, isDeflated ? 8 : 0],
    [2, 0],
    [2, 0x21],
    [4, crc32],
    [4, isLarge ? most32 : packed],
    [4, isLarge ? most32 : size],
  ];
}

function ending(count: number, size: number, offset: number, limit: number): Part[] {
  const isLarge = size > limit || offset > limit;
  const large: Part[] = [
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ];
  const [shownSize, shownOffset] = isLarge ? [most32, most32] : [size, offset];
  return [
    ...(isLarge ? large : []),
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, shownSize],
    [4, shownOffset],
    [2, 0],
  ];
}

const encoder = new TextEncoder();

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, part) => sum + (typeof part === "string" ? encoder.encode(part).length : part[0]),
    0,
  );
}

function bytesOf(parts: readonly Part[]): Uint8Array {
  const bytes = new Uint8Array(sizeOf(parts));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    if (typeof part === "string") {
      const text = encoder.encode(part);
      bytes.set(text, at);
      at += text.length;
      continue;
    }
    const [size, value] = part;
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}
