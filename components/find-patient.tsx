"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useId, useRef, useState } from "react";
import { PatientName } from "@/components/patient-name";
import { type PatientSearch, searchPatients, typingPause } from "@/components/patient-search";

type Found = { kind: "idle" } | PatientSearch;

/** Finds a patient by the start of a name or number. What is typed is posted, so that no name reaches a URL or a log. */
export function FindPatient() {
  const [found, setFound] = useState<Found>({ kind: "idle" });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const id = useId();

  async function find(text: string) {
    const turn = ++asked.current;
    const result = text.trim() === "" ? ({ kind: "idle" } as const) : await searchPatients(text);
    if (turn === asked.current) setFound(result);
  }

  return (
    <search className="relative w-full max-w-sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(waiting.current);
          void find(String(new FormData(event.currentTarget).get("text")));
        }}
      >
        <label htmlFor={id} className="sr-only">
          Find a patient by name or number
        </label>
        <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
        <input
          id={id}
          name="text"
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="Name or number"
          className="field pl-9!"
          onChange={(event) => {
            const { value } = event.target;
            clearTimeout(waiting.current);
            waiting.current = setTimeout(() => void find(value), typingPause);
          }}
        />
      </form>
      <p
        role="status"
        className={found.kind === "found" && found.patients.length > 0 ? "sr-only" : "text-sm text-muted"}
      >
        {said(found)}
      </p>
      {found.kind === "found" && found.patients.length > 0 && (
        <ul
          aria-label="Patients found"
          className="card absolute inset-x-0 top-full z-10 mt-1 overflow-hidden py-1 shadow-lg"
        >
          {found.patients.map((patient) => (
            <li key={patient.id}>
              <Link
                href={`/patients/${patient.id}`}
                prefetch={false}
                className="flex min-h-10 items-center px-3 -outline-offset-2! hover:bg-raised"
              >
                <span>
                  <PatientName {...patient} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

function said(found: Found): string {
  if (found.kind === "failed") return "The search did not work. Try again.";
  if (found.kind === "idle") return "";
  const count = found.patients.length;
  if (count === 0) return "No patient's name or number begins like this.";
  return count === 1 ? "1 patient found" : `${count} patients found`;
}
