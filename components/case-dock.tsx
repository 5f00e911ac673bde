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

  const toggle = (of: Panel) => ({ of, isOpen: panel === of, onToggle: () => setPanel(of) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what was opened inside.
    <div
      ref={dock}
      onKeyDown={closeOnEscape}
      className="sticky bottom-0 z-10 border-t border-line bg-surface"
    >
      {mayResolve && (
        <DockPanel
          id="resolve"
          title={<>Resolve the case of {patient}</>}
          isOpen={panel === "resolve"}
          onClose={() => setPanel(null)}
        >
          <DispositionForm
            caseId={caseId}
            version={Math.max(read, version)}
            priority={priority}
            safety={safety}
            ownOutcomes={ownOutcomes}
            here={here}
            next={next}
          />
        </DockPanel>
      )}
      <DockPanel
        id="note"
        title={<>Note on {patient}</>}
        isOpen={panel === "note"}
        onClose={() => setPanel(null)}
      >
        <NoteForm key={panel} caseId={caseId} here={here} onSaved={saved} />
      </DockPanel>
      {holder !== "closed" && (
        <>
          <DockPanel
            id="contact"
            title={<>Contact with {patient}</>}
            isOpen={panel === "contact"}
            onClose={() => setPanel(null)}
          >
            <ContactForms caseId={caseId} here={here} onSaved={saved} />
          </DockPanel>
          {(["wait", "snooze"] as const).map(
            (door) =>
              may[door] && (
                <DockPanel
                  key={door}
                  id={door}
                  title={
                    <>
                      {door === "wait" ? "Wait for" : "Snooze the case of"} {patient}
                    </>
                  }
                  isOpen={panel === door}
                  onClose={() => setPanel(null)}
                >
                  <LaterForm
                    caseId={caseId}
                    door={door}
                    choices={door === "wait" ? later : sleeps}
                    here={here}
                    onSaved={saved}
                  />
                </DockPanel>
              ),
          )}
          <DockPanel
            id="assign"
            title={<>Assign the case of {patient}</>}
            isOpen={panel === "assign"}
            onClose={() => setPanel(null)}
          >
            <AssignForm caseId={caseId} colleagues={colleagues} here={here} onSaved={saved} />
          </DockPanel>
        </>
      )}
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
        {holder !== "closed" && (
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
