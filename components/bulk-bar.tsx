"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { ActionForm } from "@/components/action-form";
import { announce } from "@/components/announce";
import type { BulkOutcome } from "@/components/bulk-result";
import { type BulkWork, bulkText, isDone, resultsOf } from "@/components/bulk-results";
import { type Colleague, ColleagueField } from "@/components/colleague-field";
import { DispositionFields } from "@/components/disposition-fields";
import { DockPanel } from "@/components/dock-panel";
import { DockToggle } from "@/components/dock-toggle";
import { KeyHint } from "@/components/key-hint";
import { type LaterChoice, LaterFields } from "@/components/later-fields";
import { dropDraft, NoteField } from "@/components/note-field";
import { SaveRow } from "@/components/save-row";
import { useFocusAfterClosing } from "@/components/use-dock-focus";
import type { OwnOutcome } from "@/domain/triage";

export type BulkDesk = {
  colleagues: readonly Colleague[];
  ownOutcomes: readonly OwnOutcome[];
  /** Until when cases may sleep. */
  sleeps: readonly LaterChoice[];
};

type Chosen = { id: string; name: string; version: number; mayCloseAmongMany: boolean };

type Props = {
  chosen: readonly Chosen[];
  desk: BulkDesk;
  here: string;
  onClear: () => void;
  onDone: (outcome: BulkOutcome) => void;
};

type Panel = Exclude<BulkWork, "claim">;
const door = "/api/cases/bulk";

/** The same for all that are chosen. Each case is done or left by itself, and what is left says why. */
export function BulkBar({ chosen, desk, here, onClear, onDone }: Props) {
  const bar = useRef<HTMLElement>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  useFocusAfterClosing(bar, panel && `bulk-${panel}`);
  const count = `${chosen.length} ${chosen.length === 1 ? "case" : "cases"}`;
  const mayResolve = chosen.every((one) => one.mayCloseAmongMany);

  function tell(work: BulkWork, body: object) {
    const results = resultsOf(body);
    const done = results.filter(isDone).map(({ caseId }) => caseId);
    const undo = { action: door, fields: { do: "undo", caseIds: done.join() }, to: here };
    announce({ text: bulkText(work, results), ...(work !== "note" && done.length > 0 && { undo }) });
    for (const one of ["note", "close"]) dropDraft(`bulk-${one}`);
    onDone({ work, results, names: new Map(chosen.map(({ id, name }) => [id, name])), at: new Date() });
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !panel) return;
    event.preventDefault();
    setPanel(null);
  }

  const form = (work: BulkWork) => ({ work, chosen, here, onDone: tell });
  const toggle = (of: Panel) => ({
    of: `bulk-${of}`,
    isOpen: panel === of,
    onToggle: () => setPanel(of),
  });
  const panelOf = (of: Panel) => ({
    id: `bulk-${of}`,
    isOpen: panel === of,
    onClose: () => setPanel(null),
  });
  return (
    <section
      ref={bar}
      data-bulk
      aria-label="Selected cases"
      onKeyDown={closeOnEscape}
      className="@container sticky bottom-0 z-10 mt-auto border-t border-line bg-surface"
    >
      <DockPanel {...panelOf("assign")} title={`Assign ${count}`}>
        <BulkForm {...form("assign")}>
          <ColleagueField id="bulk-assign-to" label="Give the cases to" colleagues={desk.colleagues} />
          <SaveRow>Assign</SaveRow>
        </BulkForm>
      </DockPanel>
      <DockPanel {...panelOf("snooze")} title={`Snooze ${count}`}>
        <BulkForm {...form("snooze")}>
          <LaterFields
            id="bulk-snooze"
            choices={desk.sleeps}
            legend="Snooze until"
            reason="Why can they sleep?"
            help="Urgent cases stay awake. Only a worse answer wakes the others earlier."
          />
          <SaveRow>Snooze</SaveRow>
        </BulkForm>
      </DockPanel>
      <DockPanel {...panelOf("note")} title={`Note on ${count}`}>
        <BulkForm {...form("note")}>
          <div className="px-4 pb-3 sm:px-6">
            <NoteField of="bulk-note" label="Note" isRequired />
          </div>
          <SaveRow>Save note</SaveRow>
        </BulkForm>
      </DockPanel>
      {mayResolve && (
        <DockPanel {...panelOf("close")} title={`Resolve ${count}`}>
          <BulkForm {...form("close")}>
            <input type="hidden" name="versions" value={chosen.map(({ version }) => version).join()} />
            <DispositionFields
              priority="medium"
              safety={false}
              ownOutcomes={desk.ownOutcomes}
              draft="bulk-close"
            />
            <SaveRow>Resolve</SaveRow>
          </BulkForm>
        </DockPanel>
      )}
      <div className={panel ? "hidden" : "px-4 py-2"}>
        <p className="flex min-h-8 items-center justify-between gap-3">
          <span role="status" className="font-semibold">
            {chosen.length} selected
          </span>
          <button type="button" onClick={onClear} className="button min-h-11 border-transparent px-2.5">
            Clear <KeyHint keys="Esc" />
          </button>
        </p>
        <div data-actions="many" className="flex flex-wrap gap-1.5 [&_.button]:min-h-11 [&_.button]:px-2.5">
          <BulkForm {...form("claim")}>
            <button type="submit" data-key="c" aria-keyshortcuts="c" className="button button-primary">
              Claim <KeyHint keys="C" onAccent />
            </button>
          </BulkForm>
          <DockToggle {...toggle("assign")} shortcut="a">
            Assign
          </DockToggle>
          <DockToggle {...toggle("snooze")} shortcut="s">
            Snooze
          </DockToggle>
          <DockToggle {...toggle("note")} shortcut="n">
            Note
          </DockToggle>
          {mayResolve && (
            <DockToggle {...toggle("close")} shortcut="r">
              Resolve
            </DockToggle>
          )}
        </div>
        {!mayResolve && (
          <p className="mt-1 text-sm text-muted">
            Urgent and high cases, and those with a safety flag, are resolved one by one.
          </p>
        )}
      </div>
    </section>
  );
}

type FormProps = {
  work: BulkWork;
  chosen: readonly Chosen[];
  here: string;
  onDone: (work: BulkWork, body: object) => void;
  children: ReactNode;
};

function BulkForm({ work, chosen, here, onDone, children }: FormProps) {
  return (
    <ActionForm action={door} here={here} onDone={(_, body) => onDone(work, body)}>
      <input type="hidden" name="do" value={work} />
      <input type="hidden" name="caseIds" value={chosen.map(({ id }) => id).join()} />
      {children}
    </ActionForm>
  );
}
