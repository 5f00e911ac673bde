import Link from "next/link";

type Choice = {
  readonly label: string;
  readonly href: string;
  readonly chosen: boolean;
  /** The single key that works it. */
  readonly shortcut?: string;
};
type Props = { name: string; choices: readonly Choice[] };

/** A choice kept in the URL: links in a row, the chosen one filled and said. */
export function ChoiceLinks({ name, choices }: Props) {
  return (
    <nav aria-label={name}>
      <ul className="inline-flex rounded-lg border border-control bg-surface p-0.5 text-sm">
        {choices.map(({ label, href, chosen, shortcut }) => (
          <li key={label}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              data-key={shortcut}
              aria-keyshortcuts={shortcut}
              aria-current={chosen ? "true" : undefined}
              className={`flex min-h-7 items-center rounded-md px-2.5 ${chosen ? "bg-accent font-semibold text-on-accent forced-colors:underline" : "hover:bg-raised"}`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
