import type { Metadata } from "next";
import Link from "next/link";
import { requirePage } from "@/auth/session";
import { AuditTable } from "@/components/audit-table";
import { listAuditEvents } from "@/db/queries/list-audit-events";
import { oneOf } from "../search-params";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const viewer = await requirePage("view-audit");
  const after = oneOf((await searchParams).after);
  const { rows, next } = await listAuditEvents(viewer, after);
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6">
      <h1 className="text-2xl font-semibold tracking-tight">Audit</h1>
      <p className="mt-1 max-w-prose text-pretty text-muted">
        Who did or saw what, newest first. Patients appear by number only. Entries are added and never
        changed.
      </p>
      {rows.length === 0 ? (
        <p className="mt-8">{after ? "No older entry." : "Nothing has been recorded yet."}</p>
      ) : (
        <AuditTable rows={rows} timeZone={viewer.timeZone} />
      )}
      <p className="mt-4 flex flex-wrap gap-2">
        {after && (
          <Link href="/audit" prefetch={false} className="button">
            Newest
          </Link>
        )}
        {next && (
          <Link href={`/audit?after=${encodeURIComponent(next)}`} prefetch={false} className="button">
            Show older
          </Link>
        )}
      </p>
    </div>
  );
}
