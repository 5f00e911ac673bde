/** The key that does the same, for sighted readers; `aria-keyshortcuts` tells the others. */
export function KeyHint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`key max-sm:hidden ${onAccent ? "border-current! text-inherit!" : ""}`}
    >
      {keys}
    </span>
  );
}
