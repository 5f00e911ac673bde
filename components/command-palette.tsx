"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Command, commandsOnScreen, matching } from "@/components/commands";
import { KeyHint } from "@/components/key-hint";
import type { NavItem } from "@/components/nav-items";
import { searchPatients, typingPause } from "@/components/patient-search";

type Props = { places: readonly Pick<NavItem, "href" | "label" | "key">[]; mayFindPatients: boolean };
type Sought = { commands: Command[]; failed: boolean };

const nobody: Sought = { commands: [], failed: false };

/** Ctrl or Cmd and K: goes to a page or a patient, and does what the screen offers, by typing its name. */
export function CommandPalette({ places, mayFindPatients }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const [text, setText] = useState("");
  const [actions, setActions] = useState<Command[]>([]);
  const [patients, setPatients] = useState(nobody);
  const [active, setActive] = useState(0);
  const id = useId();

  const goTo: Command[] = places.map(({ href, label, key }) => ({
    id: href,
    group: "Go to",
    label,
    keys: `G ${key.toUpperCase()}`,
    run: () => router.push(href),
  }));
  const listed = [
    ...matching(actions, text),
    ...(text.trim() ? patients.commands : []),
    ...matching(goTo, text),
  ];
  const chosen = listed[Math.min(active, listed.length - 1)];

  useEffect(() => {
    function press(event: globalThis.KeyboardEvent) {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      if (dialog.current?.open) dialog.current.close();
      else if (!document.querySelector("dialog[open]")) open();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });

  function open() {
    setActions(commandsOnScreen());
    change("");
    dialog.current?.showModal();
  }

  function change(to: string) {
    setText(to);
    setActive(0);
    clearTimeout(waiting.current);
    const turn = ++asked.current;
    if (!mayFindPatients || to.trim() === "") return setPatients(nobody);
    waiting.current = setTimeout(async () => {
      const result = await searchPatients(to);
      if (turn !== asked.current) return;
      const found = result.kind === "found" ? result.patients : [];
      setPatients({
        failed: result.kind === "failed",
        commands: found.map(({ id: patientId, givenName, familyName, number }) => ({
          id: patientId,
          group: "Patients",
          label: `${familyName}, ${givenName} #${number}`,
          run: () => router.push(`/patients/${patientId}`),
        })),
      });
    }, typingPause);
  }

  function run(command: Command | undefined) {
    if (!command) return;
    dialog.current?.close();
    command.run();
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== "Enter" && !step) return;
    event.preventDefault();
    if (step)
      setActive(
        (at) => (Math.min(at, listed.length - 1) + step + listed.length) % Math.max(1, listed.length),
      );
    else if (!event.nativeEvent.isComposing) run(chosen);
  }

  const groups = [...new Set(listed.map(({ group }) => group))];
  return (
    <>
      <button
        type="button"
        data-key="/"
        aria-keyshortcuts="/ Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={open}
        className="button border-transparent px-2.5 max-sm:hidden"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="sr-only">Find or do</span>
        <KeyHint keys="Ctrl K" />
      </button>
      <dialog
        ref={dialog}
        aria-label="Find or do"
        className="card mx-auto mt-[12dvh] w-full max-w-lg overflow-hidden p-0 text-ink shadow-xl backdrop:bg-[#0008]"
      >
        <div className="relative border-b border-line">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-4 left-4 size-4 text-muted"
          />
          <input
            role="combobox"
            aria-label={mayFindPatients ? "Command, page or patient" : "Command or page"}
            aria-expanded={listed.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen && `${id}-${chosen.id}`}
            autoComplete="off"
            spellCheck={false}
            placeholder={mayFindPatients ? "Command, page, or a patient's name or number" : "Command or page"}
            value={text}
            onChange={(event) => change(event.target.value)}
            onKeyDown={press}
            className="min-h-12 w-full bg-surface pr-4 pl-11 -outline-offset-2! placeholder:text-muted"
          />
        </div>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Matches"
          className="max-h-[50dvh] overflow-y-auto pb-2"
        >
          {groups.map((group, place) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups of options, not field sets.
            <div key={group} role="group" aria-labelledby={`${id}-group-${place}`}>
              <p id={`${id}-group-${place}`} className="eyebrow px-4 pt-3 pb-1">
                {group}
              </p>
              {listed
                .filter((one) => one.group === group)
                .map((one) => (
                  <Choice
                    key={one.id}
                    id={`${id}-${one.id}`}
                    command={one}
                    isActive={one === chosen}
                    onRun={run}
                  />
                ))}
            </div>
          ))}
        </div>
        <p role="status" className={listed.length > 0 ? "sr-only" : "px-4 pb-4 text-muted"}>
          {said(listed.length, text, patients)}
        </p>
      </dialog>
    </>
  );
}

type ChoiceProps = { id: string; command: Command; isActive: boolean; onRun: (command: Command) => void };

function Choice({ id, command, isActive, onRun }: ChoiceProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text field's, which points at the active option.
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={() => onRun(command)}
      className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 hover:bg-raised aria-selected:bg-raised aria-selected:shadow-[inset_3px_0_var(--accent)]"
    >
      <span className="min-w-0 wrap-anywhere">{command.label}</span>
      {command.keys && <KeyHint keys={command.keys} />}
    </div>
  );
}

function said(count: number, text: string, patients: Sought): string {
  if (patients.failed) return "Patients could not be searched. Try again.";
  if (count > 0) return count === 1 ? "1 match" : `${count} matches`;
  return text.trim() === "" ? "" : "Nothing here is called that.";
}
