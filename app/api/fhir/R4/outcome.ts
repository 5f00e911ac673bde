import type { Issue } from "@/domain/fhir-items";

const type = "application/fhir+json; charset=utf-8";

/** Answers with a FHIR resource. */
export function resource(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": type, ...headers } });
}

/** Answers with an OperationOutcome that names each thing wrong. */
export function outcome(
  status: number,
  issues: readonly (Omit<Issue, "code" | "expression"> & { code: string; expression?: string })[],
  headers: Record<string, string> = {},
): Response {
  return resource(
    status,
    {
      resourceType: "OperationOutcome",
      issue: issues.map(({ code, expression, diagnostics }) => ({
        severity: "error",
        code,
        diagnostics,
        ...(expression ? { expression: [expression] } : {}),
      })),
    },
    headers,
  );
}

/** What a machine is told when it may not, or when we failed. */
export function refuse(status: 401 | 403 | 500): Response {
  if (status === 401) {
    const diagnostics = "Send a valid token: Authorization: Bearer heron_…";
    return outcome(401, [{ code: "login", diagnostics }], { "www-authenticate": 'Bearer realm="heron"' });
  }
  if (status === 403)
    return outcome(403, [{ code: "forbidden", diagnostics: "This token may not do that." }]);
  return outcome(500, [
    { code: "exception", diagnostics: "Heron failed and stored nothing. Send it again." },
  ]);
}
