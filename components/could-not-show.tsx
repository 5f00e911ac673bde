"use client";

import { CalmPage } from "@/components/calm-page";

export type Fault = { error: Error & { digest?: string }; retry: () => void };

/** What went wrong stays in the log: an error's text may quote an answer. */
export function CouldNotShow({ error, retry }: Fault) {
  return (
    <CalmPage title="We could not show this page">
      <title>Error - Heron</title>
      <p role="alert">
        Nothing was changed. Try again; if it stays so, tell whoever runs Heron at your clinic.
      </p>
      {error.digest && <p className="text-sm text-muted">Reference {error.digest}</p>}
      <p className="flex flex-wrap gap-2">
        <button type="button" onClick={retry} className="button button-primary">
          Try again
        </button>
        <a href="/" className="button">
          Go to the start page
        </a>
      </p>
    </CalmPage>
  );
}
