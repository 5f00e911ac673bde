"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { ImportResult } from "@/components/import-result";
import { postJson } from "@/components/post-json";
import type { ImportReport } from "@/domain/import/report-import";
import { slimImport } from "@/domain/import/slim-import";

type Step =
  | { kind: "choose" }
  | { kind: "busy"; doing: string }
  | { kind: "problem"; message: string }
  | { kind: "preview" | "stored"; report: ImportReport };

/** In bytes. What an import does not read is left out before anything is sent. */
const largest = 50_000_000;

/** Takes a file, shows what importing it would do, and imports it when told to. The file stays in the browser until then. */
export function ImportForm({ mayOpenPatients }: { mayOpenPatients: boolean }) {
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const text = useRef("");
  const input = useRef<HTMLInputElement>(null);
  const outcome = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (step.kind === "preview" || step.kind === "stored" || step.kind === "problem")
      outcome.current?.focus();
  }, [step]);

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (!file) return;
    if (file.size > largest) {
      const message = "This file is larger than 50 MB. Split it, and import one part after the other.";
      setStep({ kind: "problem", message });
      return;
    }
    text.current = slimImport(await file.text());
    await send("preview", "Reading the file. Nothing is stored yet.");
  }

  async function send(mode: "preview" | "store", doing: string) {
    setStep({ kind: "busy", doing });
    const reply = await postJson("/api/imports", { do: mode, text: text.current });
    if (!reply.ok) return setStep({ kind: "problem", message: reply.message });
    setStep({ kind: mode === "store" ? "stored" : "preview", report: reply.body as ImportReport });
  }

  function startOver() {
    text.current = "";
    setStep({ kind: "choose" });
    if (!input.current) return;
    input.current.value = "";
    input.current.focus();
  }

  const isBusy = step.kind === "busy";
  return (
    <>
      <section aria-labelledby="file-title" className="card grid gap-3 p-4 sm:p-5" aria-busy={isBusy}>
        <h2 id="file-title" className="text-lg font-semibold tracking-tight">
          File
        </h2>
        <div>
          <label htmlFor="file" className="mb-1 block font-medium">
            FHIR Bundle or NDJSON, or Heron&rsquo;s CSV of answers
          </label>
          <input
            id="file"
            ref={input}
            type="file"
            accept=".json,.ndjson,.csv,application/json,application/fhir+json,text/csv"
            disabled={isBusy}
            onChange={choose}
            aria-describedby="file-hint"
            className="field min-h-11 w-full min-w-0"
          />
          <p id="file-hint" className="mt-1 text-sm text-muted">
            At most 2,000 check-ins. You see what would happen first; nothing is stored until you say so.
          </p>
        </div>
        <p role="status" className="text-muted empty:hidden">
          {isBusy ? step.doing : ""}
        </p>
        <noscript>
          <p>Reading a file needs JavaScript. Other systems send check-ins to the intake instead.</p>
        </noscript>
      </section>
      <div ref={outcome} tabIndex={-1} className="outline-none empty:hidden">
        {step.kind === "problem" && (
          <p role="alert" className="rounded-lg border-2 border-urgent bg-urgent-tint p-3">
            <strong>Nothing was stored.</strong> {step.message}
          </p>
        )}
        {(step.kind === "preview" || step.kind === "stored") && (
          <ImportResult
            report={step.report}
            isStored={step.kind === "stored"}
            mayOpenPatients={mayOpenPatients}
            onStore={() => send("store", "Storing. Keep this page open.")}
            onStartOver={startOver}
          />
        )}
      </div>
    </>
  );
}
