"use client";

import { useRouter } from "next/navigation";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { type Announcement, acted, announce } from "@/components/announce";
import { postJson } from "@/components/post-json";

type Props = {
  /** The door; a browser without JavaScript posts the form to it and is sent on to `here`. */
  action: string;
  here: string;
  /** Said when it is done; absent where `onDone` says it. */
  done?: Announcement;
  /** Where to go when it is done; stays here when absent. */
  then?: string;
  onDone?: (version: number | null, body: object) => void;
  className?: string;
  children: ReactNode;
};

/** A plain form that, with JavaScript, stays on the page: on failure what was typed is kept and the reason stands beside it. */
export function ActionForm({ action, here, done, then, onDone, className, children }: Props) {
  const router = useRouter();
  const [isPosting, setPosting] = useState(false);
  const [isCatchingUp, startCatchingUp] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = isPosting || isCatchingUp;
  const summary = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);

  async function send(event: FormEvent<HTMLFormElement>) {
    // A button with a door of its own is the browser's: what it answers is a file.
    if ((event.nativeEvent as SubmitEvent).submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setProblem(null);
    setPosting(true);
    const reply = await postJson(action, fieldsOf(form));
    setPosting(false);
    markField(form, reply.ok ? null : reply.field);
    if (!reply.ok) {
      setProblem(reply.message);
      if (reply.status === 409) router.refresh();
      return;
    }
    if (done) announce(done);
    acted();
    onDone?.(reply.version, reply.body);
    startCatchingUp(() => {
      if (then) router.replace(then, { scroll: false });
      router.refresh();
    });
  }

  function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }

  return (
    <form
      method="post"
      action={action}
      onSubmit={send}
      onKeyDown={submitOnCtrlEnter}
      aria-busy={isBusy}
      className={`aria-busy:cursor-progress ${className ?? ""}`}
    >
      <input type="hidden" name="next" value={here} />
      {problem && (
        <p
          ref={summary}
          role="alert"
          tabIndex={-1}
          className="mb-3 rounded-lg border-2 border-urgent bg-urgent-tint p-3"
        >
          <strong>Not saved.</strong> {problem}
        </p>
      )}
      {children}
    </form>
  );
}

/** The field that has to be mended, and no other, is marked as wrong. */
function markField(form: HTMLFormElement, name: string | null): void {
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  const field = name === null ? null : form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.setAttribute("aria-invalid", "true");
}

/** What was filled in; where to go on to is for browsers without JavaScript. */
function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const filled = [...new FormData(form)].filter(([name, value]) => name !== "next" && value !== "");
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value)]));
}
