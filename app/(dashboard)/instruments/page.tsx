import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { InstrumentEntry } from "@/components/instrument-entry";
import { WordingForm } from "@/components/wording-form";
import { listWordings } from "@/db/queries/list-wordings";
import { can } from "@/domain/access";
import { instruments } from "@/domain/instruments/catalogue";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import { licenceStatement, wordingFields } from "@/domain/instruments/clinic-wording";

export const metadata: Metadata = { title: "Instruments" };

/** What patients can be asked, as scoring and charts know it, and the words that the clinic supplies itself. */
export default async function InstrumentsPage({ searchParams }: PageProps<"/instruments">) {
  const viewer = await requirePage("view-instruments");
  const [loaded, { error }] = await Promise.all([listWordings(viewer), searchParams]);
  const mayLoad = can(viewer, "load-wording");
  const wordingOf = (id: string) => loaded.find((one) => one.instrument === id) ?? null;
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6">
      <Link href="/rules" className="link text-sm">
        Rules
      </Link>
      <h1 className="mt-1 text-2xl font-semibold tracking-tight">Instruments</h1>
      <p className="mt-1 max-w-prose text-pretty text-muted">
        {instruments.length} instruments are scored. Some we may score but not ship: the clinic&apos;s
        administrator loads their words, and until then their check-ins are refused.
      </p>
      {typeof error === "string" && (
        <p role="alert" className="mt-4 rounded-lg border-2 border-urgent bg-urgent-tint p-3">
          <strong>Not saved.</strong> Look at {fieldNamed(error)}, tick the statement, and load it again.
        </p>
      )}
      <ul className="mt-6 grid gap-3">
        {instruments.map((instrument) => (
          <li key={instrument.id}>
            <InstrumentEntry
              instrument={instrument}
              loaded={wordingOf(instrument.id)}
              timeZone={viewer.timeZone}
            >
              {mayLoad && needsWording(instrument) && (
                <WordingForm
                  instrument={instrument}
                  loaded={wordingOf(instrument.id)}
                  statement={licenceStatement(instrument, viewer.clinicName)}
                />
              )}
            </InstrumentEntry>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The field that a form without scripts was sent back for, by its label; never what the address says. */
function fieldNamed(key: string): string {
  const fields = instruments.filter(needsWording).flatMap(wordingFields);
  const label = fields.find((field) => field.key === key)?.label;
  return label ? `"${label}"` : "every field";
}
