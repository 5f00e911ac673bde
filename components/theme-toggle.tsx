"use client";

import { type Theme, themes } from "@/components/theme";

const year = 31_536_000;
const words: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** Light, dark, or as the system says. A cookie, so that the server renders it without a flash. */
export function ThemeToggle({ theme }: { theme: Theme }) {
  return (
    <fieldset>
      <legend className="eyebrow mb-1.5">Appearance</legend>
      <div className="flex rounded-lg border border-control p-0.5">
        {themes.map((one) => (
          <label
            key={one}
            className="flex min-h-8 flex-1 cursor-pointer items-center justify-center rounded-md px-2 text-sm has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="theme"
              value={one}
              defaultChecked={one === theme}
              onChange={() => choose(one)}
              className="sr-only"
            />
            {words[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function choose(theme: Theme) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve.
  document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
