"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import {
  type CaseloadAsked,
  caseloadFilters,
  caseloadSorts,
  caseloadText,
  readCaseload,
} from "@/domain/caseload";

/** How the list is sorted and what it is narrowed to. Without JavaScript it is a form that asks with its button. */
export function CaseloadForm({ asked }: { asked: CaseloadAsked }) {
  const router = useRouter();
  const [isPending, startAsking] = useTransition();

  function ask(form: HTMLFormElement) {
    const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    startAsking(() => router.push(`/patients?${caseloadText(readCaseload(fields))}`, { scroll: false }));
  }

  return (
    <form
      // Chosen anew by the server: a default view or a link changes what is chosen without a change here.
      key={caseloadText(asked)}
      action="/patients"
      aria-label="Sort and filter"
      aria-busy={isPending}
      onChange={(event) => ask(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault();
        ask(event.currentTarget);
      }}
      className="grid grid-cols-2 gap-2 aria-busy:opacity-60 sm:grid-cols-3 lg:grid-cols-6"
    >
      <Choice
        name="sort"
        label="Sort by"
        value={asked.sort}
        choices={caseloadSorts}
        isChosen={asked.sort !== caseloadSorts[0].code}
      />
      {caseloadFilters.map(({ name, label, choices }) => (
        <Choice
          key={name}
          name={name}
          label={label}
          value={asked.filters[name] ?? ""}
          choices={[{ code: "", label: "All" }, ...choices]}
          isChosen={asked.filters[name] !== undefined}
        />
      ))}
      <noscript>
        <button type="submit" className="button self-end">
          Show
        </button>
      </noscript>
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  choices: readonly { code: string; label: string }[];
  isChosen: boolean;
};

function Choice({ name, label, value, choices, isChosen }: ChoiceProps) {
  return (
    <label className="min-w-0 text-xs text-muted">
      {label}
      <select
        name={name}
        defaultValue={value}
        data-chosen={isChosen || undefined}
        className="field mt-0.5 min-h-9! py-1! text-sm text-ink data-chosen:border-accent data-chosen:font-semibold"
      >
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
