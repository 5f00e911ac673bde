import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { NotSaved } from "@/components/not-saved";
import { PageHead } from "@/components/page-head";
import { PreferencesForm } from "@/components/preferences-form";
import { findPreferences } from "@/db/queries/find-preferences";
import { bodyOf, subjectOf } from "@/domain/notify";
import { hasMailServer, isKept } from "@/domain/sending";
import { oneOf } from "../search-params";

export const metadata: Metadata = { title: "How you are told" };

const here = "/notifications";

/** A person's own: of what they are told by e-mail, and when not. */
export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const viewer = await requirePage("be-told");
  const preferences = await findPreferences(viewer);
  const error = oneOf((await searchParams).error);
  const subject = subjectOf("first", "urgent", 1);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="How you are told">
        Heron writes when a case needs somebody. The queue shows every case either way: what you choose here
        hides none.
      </PageHead>
      <NotSaved code={error} />
      {isKept("email", process.env) && (
        <p className="card p-4">This is a demo: e-mail is kept in Heron, and none is sent.</p>
      )}
      {!isKept("email", process.env) && !hasMailServer(process.env) && (
        <p className="card p-4">
          No mail server is set up yet, so e-mail waits. Whoever runs Heron can set one up.
        </p>
      )}
      <PreferencesForm preferences={preferences} clinicZone={viewer.timeZone} here={here} />
      <section aria-labelledby="example">
        <h2 id="example" className="mb-3 text-lg font-semibold tracking-tight">
          What a message says
        </h2>
        <figure className="card p-4 sm:p-5">
          <p className="font-semibold">{subject}</p>
          <p className="mt-2 whitespace-pre-line wrap-anywhere">
            {bodyOf(subject, `${process.env.APP_URL || "http://localhost:3000"}/queue`).trim()}
          </p>
          <figcaption className="mt-3 text-sm text-muted">
            How many and how soon. No name, no answer and no score: e-mail may be read by others.
          </figcaption>
        </figure>
      </section>
    </div>
  );
}
