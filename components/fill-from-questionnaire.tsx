"use client";

import { type ChangeEvent, useState } from "react";
import { findInstrument } from "@/domain/instruments/catalogue";
import { textsOfQuestionnaire } from "@/domain/instruments/questionnaire-texts";

/** Fills the form around it from a FHIR Questionnaire file. The file stays in the browser; what is filled in can be read first. */
export function FillFromQuestionnaire({ instrumentId }: { instrumentId: string }) {
  const [said, setSaid] = useState("");
  const id = `${instrumentId}-file`;

  async function fill({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const { form } = input;
    const instrument = findInstrument(instrumentId);
    const file = input.files?.[0];
    if (!file || !form || !instrument) return;
    const texts = textsOfQuestionnaire(instrument, parseJson(await file.text()));
    if (!texts) {
      setSaid("This file is not a FHIR Questionnaire in JSON. Choose another, or paste the texts below.");
      return;
    }
    let filled = 0;
    for (const [key, text] of Object.entries(texts)) {
      const field = form.elements.namedItem(key);
      if (!(field instanceof HTMLTextAreaElement)) continue;
      field.value = text;
      filled += 1;
    }
    setSaid(`${filled} texts filled in from the file. Read them, and paste what is missing.`);
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        From a file <span className="font-normal text-muted">(optional: a FHIR Questionnaire, JSON)</span>
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json,application/fhir+json"
        onChange={fill}
        className="field w-full min-w-0"
      />
      <p role="status" className="mt-1 text-sm text-muted">
        {said}
      </p>
    </div>
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
