/** Keeps "PHQ-9", "SUI-04" and "PHQ-9 8 → 18" on one line: browsers would break them after the hyphen. */
export function UnbrokenNames({ children: text }: { children: string }) {
  return text.split(/(\b[A-Z]{1,5}-(?:\d+|[A-Z]{1,4}\b)(?: \d+ → \d+)?)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
