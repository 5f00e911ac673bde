type Named = { givenName: string; familyName: string; number: string };

/** Family name first, and always the number beside it: two identifiers. */
export function PatientName({ givenName, familyName, number }: Named) {
  return (
    <>
      {familyName}, {givenName} <span className="font-normal text-muted">#{number}</span>
    </>
  );
}
