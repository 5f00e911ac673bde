"use client";

import { Keyboard } from "lucide-react";
import { useRef, useState } from "react";
import { KeyHint } from "@/components/key-hint";
import { areShortcutsOn, setShortcuts } from "@/components/shortcut-keys";

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["J", "K"], does: "Next and previous case or patient of the list (arrow keys within the queue)" },
  { keys: ["Enter"], does: "Go into the case" },
  { keys: ["Esc"], does: "Close the form, back to the list, select nothing" },
  { keys: ["X"], does: "Select the case; the letters below then act on all that are selected" },
  { keys: ["Shift", "↓"], does: "Select the next case too (or press with Shift)" },
  { keys: ["C"], does: "Claim" },
  { keys: ["R"], does: "Resolve; then a digit for the outcome" },
  { keys: ["Y"], does: "Risk assessment recorded: yes" },
  { keys: ["I"], does: "The urgency was right (H too high, O too low)" },
  { keys: ["N"], does: "Write a note" },
  { keys: ["L"], does: "Log a contact; then a digit for how it went" },
  { keys: ["W"], does: "Wait; then a digit for until when" },
  { keys: ["S"], does: "Snooze; then a digit for until when" },
  { keys: ["A"], does: "Assign to a colleague" },
  { keys: ["Enter"], does: "Save the form you are in (Ctrl Enter from a note)" },
  { keys: ["Z"], does: "Undo, for ten seconds" },
  { keys: ["U"], does: "Unclaimed urgent case due first" },
  { keys: ["."], does: "Apply changes to the list" },
  { keys: ["P"], does: "One-page summary of the patient, to print" },
  { keys: ["[", "]"], does: "Previous and next patient; ] in the list begins with its first" },
  { keys: ["Ctrl", "K"], does: "Find a patient, a page or an action by name (or /)" },
  {
    keys: ["G", "Q"],
    does: "Go to queue (G H handover, G S safety report, G P patients, G E exports, G R rules, G A audit, G C clinic, G M programme)",
  },
  { keys: ["?"], does: "This help" },
];

export function ShortcutHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);

  function open() {
    setOn(areShortcutsOn());
    dialog.current?.showModal();
  }

  return (
    <>
      <button
        type="button"
        data-key="?"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={open}
        className="button border-transparent px-2.5 max-sm:hidden"
      >
        <Keyboard aria-hidden="true" className="size-4" />
        <span className="sr-only">Keyboard shortcuts</span>
        <KeyHint keys="?" />
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="shortcut-title"
        className="card m-auto w-full max-w-md p-6 text-ink shadow-xl backdrop:bg-[#0008]"
      >
        <h2 id="shortcut-title" className="text-lg font-semibold">
          Keyboard shortcuts
        </h2>
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <kbd key={key} className="key h-fit font-sans">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-5 flex min-h-8 items-center gap-2.5">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              setShortcuts(event.target.checked);
            }}
            className="size-4 accent-accent"
          />
          Single-key shortcuts on
        </label>
        <form method="dialog" className="mt-4 text-right">
          <button type="submit" className="button button-primary">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
