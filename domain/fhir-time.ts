/**
 * A FHIR dateTime or instant with a zone, from 2000 to 2099: a time that someone alive could have meant and that calendars can
 * count from. Null when it is not one; a day that no calendar has, such as February 30, would otherwise roll over to another.
 */
export function readFhirTime(text: unknown): Date | null {
  const written =
    typeof text === "string"
      ? /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.exec(text)
      : null;
  if (!written) return null;
  const [year, month, day] = written.slice(1, 4).map(Number) as [number, number, number];
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  const at = new Date(written[0]);
  return at.getTime() >= Date.UTC(2000, 0) && at.getTime() < Date.UTC(2100, 0) ? at : null;
}
