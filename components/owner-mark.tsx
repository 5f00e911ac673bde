/** "AR" of "A. Ruiz", "Dr. Ana Ruiz" or "Ana Ruiz, NP". */
export function initialsOf(name: string): string {
  const [person = ""] = name.split(",");
  const parts = person
    .trim()
    .split(/\s+/)
    .filter((part) => !/^(dr|prof)\.?$/i.test(part));
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""]
    .map((part) => part?.[0] ?? "")
    .join("")
    .toUpperCase();
}

/** Who has claimed a case. */
export function OwnerMark({ name, own }: { name: string; own: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span
        aria-hidden="true"
        className={`grid size-5 place-items-center rounded-full text-[0.625rem] font-bold ${own ? "bg-accent text-on-accent" : "border border-control text-muted"}`}
      >
        {initialsOf(name)}
      </span>
      {own ? "You" : name}
    </span>
  );
}
