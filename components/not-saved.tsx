/** Told on the page a form without JavaScript comes back to. */
export function NotSaved({
  code,
  problems = {},
}: {
  code: string | null;
  problems?: Record<string, string>;
}) {
  if (!code) return null;
  return (
    <p role="alert" className="rounded-lg border-2 border-urgent bg-urgent-tint p-3">
      <strong>Not saved.</strong> {problems[code] ?? "Check what you entered, then try again."}
    </p>
  );
}
