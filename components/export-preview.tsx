"use client";

import { useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";
import { counted as countedWords } from "@/domain/wording";

export type Previewed = {
  rows: number;
  patients: number;
  files: readonly { name: string; rows: number }[];
  warnings: readonly string[];
};

type Shown = { kind: "counted"; counted: Previewed; isOld: boolean } | { kind: "problem"; message: string };

const pause = 250;

/** How much the form around it asks for, counted anew whenever that changes. */
export function ExportPreview({ counted }: { counted: Previewed }) {
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown>({ kind: "counted", counted, isOld: false });

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let latest = 0;
    let soon: ReturnType<typeof setTimeout>;
    async function count(of: HTMLFormElement) {
      latest += 1;
      const turn = latest;
      const filled = [...new FormData(of)].filter(([name, value]) => name !== "next" && value !== "");
      const reply = await postJson(
        "/api/exports/preview",
        Object.fromEntries(filled.map(([name, value]) => [name, String(value)])),
      );
      if (turn !== latest) return;
      setShown(
        reply.ok
          ? { kind: "counted", counted: reply.body as Previewed, isOld: false }
          : { kind: "problem", message: reply.message },
      );
    }
    const change = () => {
      clearTimeout(soon);
      setShown((before) => (before.kind === "counted" ? { ...before, isOld: true } : before));
      soon = setTimeout(() => count(form), pause);
    };
    form.addEventListener("change", change);
    // A browser that comes back keeps what was chosen: the numbers are then of something else.
    if (form.querySelector("input[name=what]:not([value=scores]):checked")) change();
    return () => {
      clearTimeout(soon);
      form.removeEventListener("change", change);
    };
  }, []);

  return (
    <div ref={place} role="status" className="rounded-lg bg-raised p-3">
      {shown.kind === "problem" ? <p>{shown.message}</p> : <Counted {...shown.counted} isOld={shown.isOld} />}
    </div>
  );
}

function Counted({ rows, patients, files, warnings, isOld }: Previewed & { isOld: boolean }) {
  return (
    <>
      <p className={isOld ? "text-muted" : ""}>
        <span className="font-medium">Preview:</span>{" "}
        {isOld ? "counting…" : `${rowWords(rows)} of ${countedWords(patients, "patient")}`}
        {!isOld && files.length > 1 && (
          <span className="text-muted">
            {" "}
            ({files.map((one) => `${one.name} ${one.rows.toLocaleString("en-US")}`).join(", ")})
          </span>
        )}
      </p>
      {!isOld && warnings.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer font-medium">
            {countedWords(warnings.length, "group")} of age and sex with fewer than 11 people: they may be
            recognised
          </summary>
          <ul className="mt-1 list-disc pl-5 text-sm">
            {warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function rowWords(rows: number): string {
  return `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
}
