"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type Announcement, acted, announce } from "@/components/announce";
import { resultsOf, undoneText } from "@/components/bulk-results";
import { KeyHint } from "@/components/key-hint";
import { postJson } from "@/components/post-json";

/** A little less than the server allows. */
const undoFor = 9500;

/** Where what is done next lies at the left: above it, at the right. */
const aside =
  "wide:[body:has(:is([data-alone],[data-bulk]))_&]:right-4 wide:[body:has(:is([data-alone],[data-bulk]))_&]:bottom-20 wide:[body:has(:is([data-alone],[data-bulk]))_&]:left-auto";

/** Two live regions that are always there, and a note with Undo for ten seconds after what can be taken back. */
export function Announcer() {
  const router = useRouter();
  const [said, setSaid] = useState<Announcement | null>(null);

  useEffect(() => {
    const hear = (event: CustomEvent<Announcement>) => setSaid(event.detail);
    window.addEventListener("heron:announce", hear);
    return () => window.removeEventListener("heron:announce", hear);
  }, []);

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), undoFor);
    return () => clearTimeout(timer);
  }, [said]);

  async function undo({ action, fields = {}, to }: NonNullable<Announcement["undo"]>) {
    const reply = await postJson(action, fields);
    if (!reply.ok) return announce({ text: `Not undone. ${reply.message}` });
    const results = resultsOf(reply.body);
    announce({ text: undoneText(results) });
    acted();
    router.replace(to, { scroll: false });
    router.refresh();
  }

  const undoing = said?.undo;
  return (
    <>
      <div className="sr-only" role="alert">
        {said?.assertive ? said.text : ""}
      </div>
      <div
        role="status"
        className={
          undoing
            ? `card fixed bottom-32 left-4 z-40 flex max-w-[calc(100vw-2rem)] items-center gap-3 bg-ink! py-2 pr-2 pl-4 text-surface shadow-lg wide:bottom-4 ${aside}`
            : "sr-only"
        }
      >
        {said && !said.assertive ? said.text : ""}
        {undoing && (
          <button
            type="button"
            data-key="z"
            aria-keyshortcuts="z"
            onClick={() => undo(undoing)}
            className="button min-h-11"
          >
            Undo <KeyHint keys="Z" />
          </button>
        )}
      </div>
    </>
  );
}
