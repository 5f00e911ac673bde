"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/action-form";
import { announce } from "@/components/announce";
import { TextField } from "@/components/text-field";

/** Adds a webhook and shows its secret, this once. */
export function AddWebhookForm({ here }: { here: string }) {
  const [added, setAdded] = useState<{ secret: string; count: number } | null>(null);
  return (
    <div className="card grid gap-4 p-4 sm:p-5">
      {added && <Secret secret={added.secret} />}
      <ActionForm
        key={added?.count ?? 0}
        action="/api/clinic/webhooks"
        here={here}
        done={{ text: "Added. Copy the secret now." }}
        onDone={(_, body) => setAdded({ secret: secretIn(body), count: (added?.count ?? 0) + 1 })}
        className="grid gap-4"
      >
        <TextField
          id="url"
          label="Address"
          type="url"
          required
          maxLength={500}
          hint="A public https address, such as https://hooks.clinic.example/heron. You then see its secret once."
        />
        <p>
          <button type="submit" className="button button-primary min-h-11">
            Add
          </button>
        </p>
      </ActionForm>
    </div>
  );
}

/** Gives a webhook a new secret and shows it, this once. */
export function RotateForm({ id, here, children }: { id: string; here: string; children: ReactNode }) {
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <ActionForm
        action={`/api/clinic/webhooks/${id}/rotate`}
        here={here}
        done={{ text: "The old secret signs nothing any more. Copy the new one now." }}
        onDone={(_, body) => setSecret(secretIn(body))}
      >
        {children}
      </ActionForm>
      {secret && (
        <div className="order-last w-full">
          <Secret key={secret} secret={secret} />
        </div>
      )}
    </>
  );
}

function secretIn(body: object): string {
  return "secret" in body ? String(body.secret) : "";
}

function Secret({ secret }: { secret: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  async function copy() {
    const copied = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    );
    announce({ text: copied ? "Copied." : "The browser did not allow copying. Select the secret instead." });
  }

  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Secret"
      className="grid gap-2 rounded-lg border-2 border-accent p-3"
    >
      <p>
        <strong>The secret, shown this once.</strong> Enter it at the receiver, which checks with it that
        messages are Heron&rsquo;s.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <code className="min-w-0 select-all wrap-anywhere">{secret}</code>
        <button type="button" onClick={copy} className="button">
          Copy
        </button>
      </div>
    </section>
  );
}
