/** "+3", "−9", "0": a true minus, always signed. */
export function signed(change: number): string {
  if (change === 0) return "0";
  return change > 0 ? `+${change}` : `−${Math.abs(change)}`;
}

/** A change with its meaning in words: the sign is the score's direction, the word says better or worse. */
export function ChangeText({ change, word }: { change: number; word: string }) {
  const ink = /improve|better/i.test(word)
    ? "text-improved"
    : /worse/i.test(word)
      ? "text-worse"
      : "text-muted";
  return (
    <span className={ink}>
      <span className="font-semibold">{signed(change)}</span> {word}
    </span>
  );
}
