const texts: Record<string, string> = {
  taken: "A colleague claimed this case first.",
  closed: "This case was closed already.",
  changed: "This case has changed since you opened it. Look at it again, then close it.",
  "other-open": "This patient has a newer open case. Work on that one.",
  note: "Write the note first; this outcome needs one.",
  until:
    "Choose a time that is still to come: 14 days away at most to wait, 30 to snooze; a high case until it is due.",
  outcome: "Choose an outcome. A message left does not close an urgent or high case.",
  riskAssessed: "Say whether a risk assessment was recorded.",
};

/** Why a form sent without JavaScript was not saved. */
export function CaseProblem({ code }: { code: string }) {
  return (
    <p role="alert" className="mx-4 mt-4 rounded-lg border-2 border-urgent bg-urgent-tint p-3 sm:mx-6">
      <strong>Not saved.</strong> {texts[code] ?? "Try again."}
    </p>
  );
}
