import type { ReactNode } from "react";
import { Day } from "@/components/time";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import { type Wording, worded } from "@/domain/instruments/clinic-wording";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import { burdenText, directionText, licenceText } from "@/domain/instruments/instrument-text";

export type WordingInForce = {
  version: number;
  language: string;
  edition: string;
  wording: Wording;
  loadedBy: string;
  createdAt: Date;
};

type Props = {
  instrument: Instrument;
  /** The clinic's own words, where it loaded any. */
  loaded: WordingInForce | null;
  timeZone: string;
  children?: ReactNode;
};

/** One instrument: what it asks, how its scores read, and whose words it uses. */
export function InstrumentEntry({ instrument, loaded, timeZone, children }: Props) {
  const heading = `instrument-${instrument.id}`;
  const isMissing = needsWording(instrument) && !loaded;
  return (
    <article id={instrument.id} aria-labelledby={heading} className="card scroll-mt-28 p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={heading} className="font-semibold">
          {instrument.shortTitle} <span className="font-normal text-muted">{instrument.title}</span>
        </h2>
        {isMissing && (
          <span className="rounded border border-control px-1.5 text-xs font-semibold">Wording needed</span>
        )}
        <span className="ml-auto text-[0.8125rem] text-muted">Version {instrument.version}</span>
      </div>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 sm:grid-cols-[6.5rem_1fr]">
        <Fact term="Asks about">{instrument.recall.text}</Fact>
        <Fact term="Burden">{burdenText(instrument)}</Fact>
        <Fact term="LOINC">{instrument.loinc ?? "no code"}</Fact>
        <Fact term="Licence">
          {licenceText[instrument.license.status]}. {instrument.license.notice}
        </Fact>
        {needsWording(instrument) && (
          <Fact term="Wording">
            {loaded ? (
              <>
                Version {loaded.version} ({loaded.language}), {loaded.edition}; loaded by {loaded.loadedBy} on{" "}
                <Day at={loaded.createdAt} timeZone={timeZone} />
              </>
            ) : (
              "Not loaded: check-ins of this instrument are refused until it is."
            )}
          </Fact>
        )}
      </dl>
      {instrument.measures.length > 0 && <Measures measures={instrument.measures} />}
      <Items instrument={worded(instrument, loaded?.wording)} />
      {children}
    </article>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="eyebrow sm:pt-0.5">{term}</dt>
      <dd className="max-w-prose text-pretty wrap-anywhere">{children}</dd>
    </>
  );
}

function Measures({ measures }: { measures: readonly Measure[] }) {
  return (
    <ul aria-label="Scores" className="mt-3 grid gap-2 border-t border-line pt-3">
      {measures.map(({ id, label, range, direction, ticks, bands, loinc }) => (
        <li key={id}>
          <span className="font-medium">{label}</span>{" "}
          <span className="text-muted">
            {range[0]} to {range[1]}, {directionText[direction]}; ticks at {ticks.join(", ")}; LOINC{" "}
            {loinc ?? "no code"}
          </span>
          {bands.length > 0 && (
            <span className="block text-sm text-muted">
              {bands
                .map(
                  ({ label: name, low, high }) =>
                    `${low} to ${Math.min(high, range[1])} ${name.toLowerCase()}`,
                )
                .join("; ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Items({ instrument: { stem, items } }: { instrument: Instrument }) {
  return (
    <details className="mt-3">
      <summary className="link inline-flex min-h-8 cursor-pointer items-center text-sm">
        {items.length} questions
      </summary>
      {stem && <p className="mt-1 max-w-prose text-sm text-pretty">{stem}</p>}
      <ol className="mt-1 grid list-decimal gap-1 pl-6 text-sm">
        {items.map((item) => (
          <li key={item.linkId} className="max-w-prose text-pretty">
            {item.text || `${item.label} (wording not loaded)`}
            {"options" in item && (
              <span className="block text-muted">
                {item.options.map(({ value, text }) => text || String(value)).join("; ")}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
