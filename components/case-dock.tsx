"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { ActionForm } from "@/components/action-form";
import { AssignForm } from "@/components/assign-form";
import { CallLink } from "@/components/call-link";
import type { Colleague } from "@/components/colleague-field";
import { ContactForms } from "@/components/contact-forms";
import { DispositionForm } from "@/components/disposition-form";
import { DockPanel } from "@/components/dock-panel";
import { DockToggle } from "@/components/dock-toggle";
import { KeyHint } from "@/components/key-hint";
import type { LaterChoice } from "@/components/later-fields";
import { LaterForm } from "@/components/later-form";
import { NoteForm } from "@/components/note-form";
import { useFocusAfterClosing, useHeldFocus } from "@/components/use-dock-focus";
import type { Priority } from "@/domain/priority";
import type { OwnOutcome } from "@/domain/triage";

type Panel = "note" | "resolve" | "contact" | "wait" | "snooze" | "assign";
export type Holder = "nobody" | "viewer" | "colleague" | "closed";

type Props = {
  caseId: string;
  version: number;
  priority: Priority;
  safety: boolean;
  holder: Holder;
  owner: string | null;
  /** Whose case it is, repeated above every form: nothing is recorded for the wrong person. */
  patient: ReactNode;
  phone: string | null;
  /** What may still be done, by the state it stands in. */
  may: { wait: boolean; snooze: boolean; resume: boolean; wake: boolean };
  /** When it may come back. */
  later: readonly LaterChoice[];
  /** Until when it may sleep. */
  sleeps: readonly LaterChoice[];
  /** Who else may be given the case. */
  colleagues: readonly Colleague[];
  ownOutcomes: readonly OwnOutcome[];
  /** This page, and the one to open once the case is closed. */
  here: string;
  next: string;
};

/** What can be done with the case, always in reach. Without JavaScript the panels open through their anchors. */
export function CaseDock({
  caseId,
  version: read,
  priority,
  safety,
  holder,
  owner,
  patient,
  phone,
  may,
  later,
  sleeps,
  colleagues,
  ownOutcomes,
  here,
  next,
}: Props) {
  const dock = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [version, setVersion] = useState(read);
  const [isMore, setMore] = useState(false);
  const door = `/api/cases/${caseId}`;
  const mayResolve = holder === "nobody" || holder === "viewer";
  const isOpen = holder !== "closed";
  useFocusAfterClosing(dock, panel);
  useHeldFocus(dock, `${read} ${holder}`);

  /** One's own claim is the next version, and nothing unseen came with it. */
  function follow(reply: number | null) {
    if (reply === Math.max(read, version) + 1) setVersion(reply);
  }

  function saved(reply: number | null) {
    follow(reply);
    setPanel(null);
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !panel) return;
    event.preventDefault();
    setPanel(null);
  }

  const panelOf = (of: Panel, isOffered: boolean) => ({
    id: of,
    isOpen: panel === of,
    onClose: () => setPanel(null),
    lost: isOffered ? null : lostText(holder, owner, of),
  });
  const toggle = (of: Panel) => ({ of, isOpen: panel === of, onToggle: () => setPanel(of) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what was opened inside.
    <div
      ref={dock}
      onKeyDown={closeOnEscape}
      className="sticky bottom-0 z-10 border-t border-line bg-surface"
    >
      <DockPanel {...panelOf("resolve", mayResolve)} title={<>Resolve the case of {patient}</>}>
        <DispositionForm
          caseId={caseId}
          version={Math.max(read, version)}
          priority={priority}
          safety={safety}
          ownOutcomes={ownOutcomes}
          here={here}
          next={next}
          onSaved={() => next === here && setPanel(null)}
        />
      </DockPanel>
      <DockPanel {...panelOf("note", true)} title={<>Note on {patient}</>}>
        <NoteForm key={panel} caseId={caseId} mayResolve={mayResolve} here={here} onSaved={saved} />
      </DockPanel>
      <DockPanel {...panelOf("contact", isOpen)} title={<>Contact with {patient}</>}>
        <ContactForms caseId={caseId} here={here} onSaved={saved} />
      </DockPanel>
      <DockPanel {...panelOf("wait", may.wait)} title={<>Wait for {patient}</>}>
        <LaterForm caseId={caseId} door="wait" choices={later} here={here} onSaved={saved} />
      </DockPanel>
      <DockPanel {...panelOf("snooze", may.snooze)} title={<>Snooze the case of {patient}</>}>
        <LaterForm caseId={caseId} door="snooze" choices={sleeps} here={here} onSaved={saved} />
      </DockPanel>
      <DockPanel {...panelOf("assign", isOpen)} title={<>Assign the case of {patient}</>}>
        <AssignForm caseId={caseId} colleagues={colleagues} here={here} onSaved={saved} />
      </DockPanel>
      <div
        data-actions="case"
        className={`flex-wrap items-start gap-2 px-4 [&_.button]:px-2.5 max-sm:gap-1.5 py-2.5 sm:px-6 ${panel ? "hidden" : "flex"}`}
      >
        {holder === "nobody" && (
          <ActionForm
            action={`${door}/claim`}
            here={here}
            done={{ text: "Claimed by you.", undo: { action: `${door}/undo`, to: here } }}
            onDone={follow}
          >
            <button
              type="submit"
              data-key="c"
              aria-keyshortcuts="c"
              className="button button-primary min-h-11"
            >
              Claim <KeyHint keys="C" onAccent />
            </button>
          </ActionForm>
        )}
        {holder === "colleague" && (
          <ActionForm
            action={`${door}/claim`}
            here={here}
            done={{ text: "Taken over. The case is yours." }}
            onDone={follow}
          >
            <input type="hidden" name="takeOver" value="yes" />
            <button type="submit" className="button min-h-11">
              Take over<span className="max-sm:sr-only"> from {owner}</span>
            </button>
          </ActionForm>
        )}
        {holder === "closed" && (
          <ActionForm action={`${door}/reopen`} here={here} done={{ text: "The case is open again." }}>
            <button type="submit" className="button min-h-11">
              Reopen
            </button>
          </ActionForm>
        )}
        {mayResolve && (
          <DockToggle {...toggle("resolve")} shortcut="r" isPrimary={holder === "viewer"}>
            Resolve
          </DockToggle>
        )}
        <DockToggle {...toggle("note")} shortcut="n">
          Note
        </DockToggle>
        {phone && <CallLink phone={phone} />}
        {isOpen && (
          <>
            <DockToggle {...toggle("contact")} shortcut="l">
              Contact
            </DockToggle>
            {!isMore && (
              <button
                type="button"
                aria-expanded={false}
                onClick={() => setMore(true)}
                className="button min-h-11 sm:hidden"
              >
                More
              </button>
            )}
            <div className={`contents [&_.key]:hidden ${isMore ? "" : "max-sm:hidden"}`}>
              {may.resume && (
                <ActionForm
                  action={`${door}/resume`}
                  here={here}
                  done={{ text: "Its clock runs again." }}
                  onDone={follow}
                >
                  <button type="submit" className="button min-h-11">
                    Stop waiting
                  </button>
                </ActionForm>
              )}
              {may.wake && (
                <ActionForm
                  action={`${door}/wake`}
                  here={here}
                  done={{ text: "The case is awake." }}
                  onDone={follow}
                >
                  <button type="submit" className="button min-h-11">
                    Wake
                  </button>
                </ActionForm>
              )}
              {may.wait && (
                <DockToggle {...toggle("wait")} shortcut="w">
                  Wait
                </DockToggle>
              )}
              {may.snooze && (
                <DockToggle {...toggle("snooze")} shortcut="s">
                  Snooze
                </DockToggle>
              )}
              <DockToggle {...toggle("assign")} shortcut="a">
                Assign
              </DockToggle>
            </div>
          </>
        )}
        {holder === "viewer" && !may.wake && (
          <ActionForm
            action={`${door}/release`}
            here={here}
            done={{ text: "Released. The case is unclaimed again." }}
            className={`ml-auto ${isMore ? "" : "max-sm:hidden"}`}
          >
            <button type="submit" className="button min-h-11 border-transparent">
              Release
            </button>
          </ActionForm>
        )}
      </div>
    </div>
  );
}

/** Why a form that is open cannot be saved any more. What was typed is not lost with it. */
function lostText(holder: Holder, owner: string | null, of: Panel): string {
  const kept =
    of === "resolve"
      ? "What you wrote is kept: close this, then Note offers it."
      : "What you wrote is still here.";
  if (holder === "closed") return `The case was resolved meanwhile. ${kept}`;
  if (holder === "colleague") return `${owner ?? "A colleague"} has the case now. ${kept}`;
  return `The case has changed, so this is no longer possible. ${kept}`;
}
