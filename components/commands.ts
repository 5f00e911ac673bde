/** Something the palette can do, and the keys that do the same. */
export type Command = { id: string; group: string; label: string; keys?: string; run: () => void };

const offered =
  "[data-actions] :is(button, a[aria-controls], a[href^='tel:']), [data-key='u'], [data-key='.'], [data-key='z'], [data-key='?']";

/** What can be done on the screen as it is: its visible controls, by their own words. The palette does what they do. */
export function commandsOnScreen(): Command[] {
  return [...document.querySelectorAll<HTMLElement>(offered)]
    .filter((control) => control.checkVisibility() && !control.matches(":disabled"))
    .map((control, place) => ({
      id: `action-${place}`,
      group: groupOf(control),
      label: wordsOf(control),
      ...(control.dataset.key && { keys: control.dataset.key.toUpperCase() }),
      run: () => control.click(),
    }))
    .sort((a, b) => order(a) - order(b));
}

function groupOf(control: HTMLElement): string {
  const of = control.closest<HTMLElement>("[data-actions]")?.dataset.actions;
  if (of === "many") return many;
  const title = document.getElementById("case-title");
  return of ? `Case of ${title ? wordsOf(title) : "this patient"}` : onScreen;
}

const many = "Selected cases";
const onScreen = "On this screen";

function order({ group }: Command): number {
  if (group === many) return 0;
  return group === onScreen ? 2 : 1;
}

/** What is read out: without key hints and drawings. */
function wordsOf(control: HTMLElement): string {
  const copy = control.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return (copy.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Those with a word that begins like each word of the text. */
export function matching<Named extends { label: string }>(commands: readonly Named[], text: string): Named[] {
  const asked = wordsIn(text);
  return commands.filter(({ label }) => {
    const words = wordsIn(label);
    return asked.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function wordsIn(text: string): string[] {
  return text
    .toLocaleLowerCase("en-US")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
