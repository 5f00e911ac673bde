"use client";

import { useState } from "react";

/** A password that may be shown, pasted and filled in by a password manager. */
export function PasswordField({ describedBy }: { describedBy?: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <label htmlFor="password" className="mb-1 block font-medium">
        Password
      </label>
      <div className="flex gap-2">
        <input
          id="password"
          name="password"
          type={shown ? "text" : "password"}
          required
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy}
          className="field min-h-11"
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls="password"
          aria-label="Show password"
          onClick={() => setShown(!shown)}
          className="button min-h-11 w-18"
        >
          {shown ? "Hide" : "Show"}
        </button>
      </div>
    </div>
  );
}
