/** A patient's page, opened from a list that it goes on with. */
export function patientInList(patientId: string, list: string, at: string): string {
  return `/patients/${patientId}?${new URLSearchParams({ list, at })}`;
}
