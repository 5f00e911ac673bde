import { Star } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "@/components/action-form";
import { type CaseloadAsked, caseloadText, filterWords } from "@/domain/caseload";
import { type CaseloadView, viewOf } from "@/domain/caseload-view";

type Props = { views: readonly CaseloadView[]; asked: CaseloadAsked };

/** One's own views as tabs, and what can be done with the one in front. Names stay on this page: links hold sort and filters. */
export function CaseloadViews({ views, asked }: Props) {
  const text = caseloadText(asked);
  const current = viewOf(views, asked);
  const isAll = filterWords(asked).length === 0 && !current;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line">
      <nav aria-label="Views" className="flex max-w-full gap-0.5 overflow-x-auto">
        <Tab href="/patients?sort=deterioration" isCurrent={isAll}>
          All patients
        </Tab>
        {views.map((view) => (
          <Tab key={view.id} href={`/patients?${caseloadText(view.asked)}`} isCurrent={view === current}>
            {view.isDefault && <Star aria-label="Opens first:" className="size-3.5 shrink-0" />}
            {view.name}
          </Tab>
        ))}
      </nav>
      <details className="relative ml-auto text-sm max-sm:ml-0">
        <summary className="link flex min-h-9 list-none items-center">
          {current ? "Change this view" : "Save this view"}
        </summary>
        <div className="card absolute right-0 z-10 grid w-80 max-w-[85vw] gap-3 p-4 shadow-lg max-sm:right-auto max-sm:left-0">
          {current ? <Kept view={current} here={`/patients?${text}`} /> : <SaveForm text={text} />}
        </div>
      </details>
    </div>
  );
}

function Tab({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className="flex min-h-9 items-center gap-1 px-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2! hover:text-ink aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_-2px_var(--accent)]"
    >
      {children}
    </Link>
  );
}

function SaveForm({ text }: { text: string }) {
  const here = `/patients?${text}`;
  return (
    <ActionForm action="/api/views" here={here} done={{ text: "View saved." }} className="grid gap-3">
      <input type="hidden" name="asked" value={text} />
      <label className="block font-medium">
        Name
        <input
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          aria-describedby="view-hint"
          className="field mt-1"
        />
      </label>
      <p id="view-hint" className="text-pretty text-muted">
        Keeps this sort and these filters, for you alone. Another of yours by the same name is replaced.
      </p>
      <label className="flex min-h-8 items-center gap-2.5">
        <input type="checkbox" name="isDefault" value="yes" className="size-4 accent-accent" />
        Patients opens with it
      </label>
      <button type="submit" className="button button-primary justify-self-start">
        Save view
      </button>
    </ActionForm>
  );
}

function Kept({ view, here }: { view: CaseloadView; here: string }) {
  return (
    <>
      <p className="font-medium wrap-anywhere">{view.name}</p>
      <ActionForm
        action={`/api/views/${view.id}/default`}
        here={here}
        done={{ text: view.isDefault ? "Patients opens with everybody." : "Patients opens with this view." }}
      >
        <input type="hidden" name="isDefault" value={view.isDefault ? "no" : "yes"} />
        <button type="submit" className="button w-full">
          {view.isDefault ? "Do not open Patients with it" : "Open Patients with it"}
        </button>
      </ActionForm>
      <ActionForm action={`/api/views/${view.id}/remove`} here={here} done={{ text: "View removed." }}>
        <button type="submit" className="button w-full">
          Remove this view
        </button>
      </ActionForm>
    </>
  );
}
