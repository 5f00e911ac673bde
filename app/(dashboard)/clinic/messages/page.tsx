import type { Metadata } from "next";
import { requirePage } from "@/auth/session";
import { ActionForm } from "@/components/action-form";
import { MessageList } from "@/components/message-list";
import { NotSaved } from "@/components/not-saved";
import { PageHead } from "@/components/page-head";
import { listMessages, mostMessages } from "@/db/queries/list-messages";
import type { Message } from "@/domain/message-text";
import { hasMailServer, isKept } from "@/domain/sending";
import { oneOf } from "../../search-params";

export const metadata: Metadata = { title: "Messages" };

const here = "/clinic/messages";

const problems = { settled: "Nothing is left to send again: it was tried or settled meanwhile." };

/** Who was told, who will be, and what did not arrive. */
export default async function MessagesPage({ searchParams }: PageProps<"/clinic/messages">) {
  const viewer = await requirePage("administer");
  const { dead, waiting, sent } = await listMessages(viewer);
  const now = new Date();
  const keeps = { email: isKept("email", process.env), webhook: isKept("webhook", process.env) };
  const shared = { here, now, timeZone: viewer.timeZone, keeps };
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-6 sm:px-6">
      <PageHead title="Messages" up={{ href: "/clinic", label: "Clinic" }}>
        E-mail and webhooks that tell of cases. Each is sent until it arrives, or given up after eight tries
        and kept here.
      </PageHead>
      <NotSaved code={oneOf((await searchParams).error)} problems={problems} />
      <Setting keeps={keeps} />
      <section aria-labelledby="dead">
        <h2 id="dead" className="mb-3 text-lg font-semibold tracking-tight">
          Given up <Count of={dead} />
        </h2>
        {dead.length === 0 && (
          <p className="text-muted">None. Everything that was tried arrived or is still being tried.</p>
        )}
        {dead.length > 1 && (
          <ActionForm
            action="/api/clinic/messages/retry"
            here={here}
            done={{ text: "All are being sent again." }}
            className="mb-3"
          >
            <button type="submit" className="button min-h-11">
              Try all again
            </button>
          </ActionForm>
        )}
        <MessageList messages={dead} name="Given up" {...shared} />
      </section>
      <section aria-labelledby="waiting">
        <h2 id="waiting" className="mb-3 text-lg font-semibold tracking-tight">
          Waiting <Count of={waiting} />
        </h2>
        {waiting.length === 0 && <p className="text-muted">None.</p>}
        <MessageList messages={waiting} name="Waiting" {...shared} />
      </section>
      <section aria-labelledby="sent">
        <h2 id="sent" className="mb-3 text-lg font-semibold tracking-tight">
          {keeps.email ? "What would have been sent" : "Sent"} <Count of={sent} />
        </h2>
        {sent.length === 0 && <p className="text-muted">None yet.</p>}
        <MessageList messages={sent} name="Sent" {...shared} />
      </section>
    </div>
  );
}

function Setting({ keeps }: { keeps: Record<Message["channel"], boolean> }) {
  if (keeps.email) {
    return (
      <p className="card p-4">
        <strong className="font-semibold">This is a demo: nothing leaves this machine.</strong> The list shows
        what would have been sent, to whom and when. To send e-mail, start Heron with{" "}
        <code>HERON_SMTP_URL</code> and <code>HERON_MAIL_FROM</code>.
      </p>
    );
  }
  if (hasMailServer(process.env)) return null;
  return (
    <p className="rounded-lg border-2 border-high bg-high-tint p-4">
      <strong className="font-semibold">No mail server is set up: e-mail waits.</strong> Whoever runs Heron
      sets <code>HERON_SMTP_URL</code> and <code>HERON_MAIL_FROM</code>.
    </p>
  );
}

function Count({ of }: { of: Message[] }) {
  if (of.length === 0) return null;
  const text = of.length === mostMessages ? `${mostMessages}, the first` : String(of.length);
  return <span className="text-base font-normal text-muted">{text}</span>;
}
