import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { NotSaved } from "@/components/not-saved";
import { PageHead } from "@/components/page-head";
import { AddWebhookForm } from "@/components/secret-form";
import { WebhookEntry } from "@/components/webhook-entry";
import { listWebhooks } from "@/db/queries/list-webhooks";
import { isKept } from "@/domain/sending";
import { oneOf } from "../../search-params";

export const metadata: Metadata = { title: "Webhooks" };

const here = "/clinic/webhooks";

const problems: Record<string, string> = {
  known: "Messages go to that address already.",
  "too-many": "Ten webhooks are enough. Stop one first.",
  url: "Enter a public address that begins with https://.",
};

/** The clinic's own systems that are told of cases. */
export default async function WebhooksPage({ searchParams }: PageProps<"/clinic/webhooks">) {
  const viewer = await requirePage("administer");
  const webhooks = await listWebhooks(viewer);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="Webhooks" up={{ href: "/clinic", label: "Clinic" }}>
        Heron posts to these addresses at once when a case needs somebody: which case, how soon, and a link.
        No name, no answer, no score. Each message is signed with the webhook&rsquo;s secret, as Standard
        Webhooks has it.
      </PageHead>
      <NotSaved code={oneOf((await searchParams).error)} problems={problems} />
      {isKept("webhook", process.env) && (
        <p className="card p-4">
          This is a demo: nothing is sent. What would have been sent is under Messages.
        </p>
      )}
      <section aria-labelledby="active">
        <h2 id="active" className="mb-3 text-lg font-semibold tracking-tight">
          Active
        </h2>
        {webhooks.length === 0 && <p className="text-muted">None yet.</p>}
        {webhooks.length > 0 && (
          <ul className="card divide-y divide-line">
            {webhooks.map((webhook) => (
              <WebhookEntry
                key={webhook.id}
                webhook={webhook}
                kept={isKept("webhook", process.env)}
                here={here}
                now={new Date()}
                timeZone={viewer.timeZone}
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="add">
        <h2 id="add" className="mb-3 text-lg font-semibold tracking-tight">
          Add a webhook
        </h2>
        <AddWebhookForm here={here} />
      </section>
    </div>
  );
}
