export type PatientMatch = { id: string; givenName: string; familyName: string; number: string };
export type PatientSearch = { kind: "found"; patients: readonly PatientMatch[] } | { kind: "failed" };

/** In ms: a search begins once typing rests for this long. */
export const typingPause = 200;

/** Patients whose name or number begins like the text. It is posted, so that no name reaches a URL or a log. */
export async function searchPatients(text: string): Promise<PatientSearch> {
  try {
    const response = await fetch("/api/patients/search", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ text }),
    });
    if (!response.ok) return { kind: "failed" };
    return { kind: "found", patients: ((await response.json()) as { patients: PatientMatch[] }).patients };
  } catch {
    return { kind: "failed" };
  }
}
