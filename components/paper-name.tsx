type Named = { givenName: string; familyName: string; number: string };

/** The name on screen, on paper the initials; always with the number. */
export function PaperName({ givenName, familyName, number }: Named) {
  return (
    <>
      <span className="print:hidden">
        {familyName}, {givenName}
      </span>
      <span aria-hidden="true" className="hidden print:inline">
        {initial(givenName)} {initial(familyName)}
      </span>{" "}
      <span className="font-normal whitespace-nowrap text-muted">#{number}</span>
    </>
  );
}

function initial(name: string): string {
  const [first = ""] = name;
  return first && `${first}.`;
}
