import { CaseCard } from "@/components/case-card";
import { CaseMissing } from "@/components/case-missing";
import type { CaseDetail } from "@/db/queries/find-case";
import type { Desk } from "@/db/queries/find-desk";
import { findShownToPatient } from "@/db/queries/find-shown-to-patient";
import type { SinceContact } from "@/db/queries/find-since-contact";
import { listCaseMessages } from "@/db/queries/list-case-messages";
import type { Viewer } from "@/domain/access";
import { findRule } from "@/domain/rules/catalogue";
import { isKept } from "@/domain/sending";

type Props = {
  viewer: Viewer;
  found: CaseDetail | null;
  since: SinceContact | null;
  desk: Desk;
  now: Date;
  /** Whether this very case was asked for: then its absence is told. */
  asked: boolean;
  /** Code of what went wrong with a form sent without JavaScript. */
  error: string | null;
  here: string;
  next: string;
  back: string;
};

/** The case as both the queue and its own page show it. */
export async function CaseView({ viewer, found, since, desk, now, asked, error, here, next, back }: Props) {
  if (!found || !since) return <CaseMissing asked={asked} back={back} />;
  const [messages, shown] = await Promise.all([
    listCaseMessages(viewer, found),
    findShownToPatient(viewer, found.patient.id, found.answeredAt),
  ]);
  const told = {
    messages,
    keeps: { email: isKept("email", process.env), webhook: isKept("webhook", process.env) },
  };
  const flags = found.flags.map((flag) => ({ ...flag, action: findRule(flag.ruleId)?.action ?? null }));
  const holder =
    found.status === "closed"
      ? "closed"
      : !found.ownerId
        ? "nobody"
        : found.ownerId === viewer.staffId
          ? "viewer"
          : "colleague";
  return (
    <CaseCard
      key={found.id}
      found={found}
      since={since}
      flags={flags}
      holder={holder}
      shown={shown}
      told={told}
      desk={{
        colleagues: desk.colleagues.filter(({ staffId }) => staffId !== found.ownerId),
        ownOutcomes: desk.ownOutcomes,
      }}
      now={now}
      timeZone={viewer.timeZone}
      error={error}
      here={here}
      next={next}
      back={back}
    />
  );
}
