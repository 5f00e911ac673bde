import { and, desc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { careEpisodes, medicineChanges, patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";
import type { History, Medicine, Sex } from "@/domain/patient-record";

/** The most medicines that a list holds. */
const longestList = 40;

/** Sets what some rules read of a person: sex and bipolar history, null where nobody asked. Null when the patient is missing or foreign. */
export async function changeBackground(
  viewer: Viewer,
  patientId: string,
  { sex, bipolar }: { sex: Sex | null } & History,
  now: Date,
): Promise<{ kind: "changed" } | null> {
  authorize(viewer, "record-background");
  return inClinic(viewer, async (tx) => {
    const [changed] = await tx
      .update(patients)
      .set({ sex, bipolarHistory: bipolar })
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)))
      .returning({ id: patients.id });
    if (!changed) return null;
    await append(tx, viewer, now, { action: "background-changed", patientId });
    return { kind: "changed" };
  });
}

export type MedicinesChange =
  | ({ readonly do: "add" } & Medicine)
  | { readonly do: "remove"; readonly name: string }
  /** The patient was asked and takes nothing else; only where the list is empty. */
  | { readonly do: "none" };

type MedicinesChanged = { kind: "changed" } | { kind: "not-allowed"; reason: string; field: string };

/** Adds to or takes from the list of what else the patient takes. Null when the patient is missing or foreign. */
export async function changeMedicines(
  viewer: Viewer,
  patientId: string,
  change: MedicinesChange,
  now: Date,
): Promise<MedicinesChanged | null> {
  authorize(viewer, "record-background");
  return inClinic(viewer, async (tx) => {
    const episode = await holdEpisode(tx, viewer.clinicId, patientId);
    if (!episode) return null;
    const changed = withChange(episode.medicines ?? [], change);
    if ("kind" in changed) return changed;
    await tx
      .update(careEpisodes)
      .set({ medicines: changed.list })
      .where(and(eq(careEpisodes.clinicId, viewer.clinicId), eq(careEpisodes.id, episode.id)));
    if (changed.medicine) {
      await tx.insert(medicineChanges).values({
        clinicId: viewer.clinicId,
        id: newId(),
        patientId,
        at: now,
        staffId: viewer.staffId,
        change: change.do === "add" ? "added" : "removed",
        ...changed.medicine,
      });
    }
    await append(tx, viewer, now, { action: "medicines-changed", patientId, detail: { do: change.do } });
    return { kind: "changed" };
  });
}

/** The episode in course, held until the transaction ends, so that of two changes at once none is lost. */
async function holdEpisode(tx: Transaction, clinicId: string, patientId: string) {
  const [episode] = await tx
    .select({ id: careEpisodes.id, medicines: careEpisodes.medicines })
    .from(careEpisodes)
    .where(and(eq(careEpisodes.clinicId, clinicId), eq(careEpisodes.patientId, patientId)))
    .orderBy(desc(careEpisodes.startedOn))
    .limit(1)
    .for("no key update");
  return episode;
}

function withChange(
  list: readonly Medicine[],
  change: MedicinesChange,
): { list: readonly Medicine[]; medicine?: Medicine } | Extract<MedicinesChanged, { kind: "not-allowed" }> {
  const refuse = (reason: string) => ({ kind: "not-allowed" as const, reason, field: "name" });
  if (change.do === "none") {
    return list.length === 0 ? { list } : refuse("There are medicines on the list: remove those first.");
  }
  const known = list.find(({ name }) => name.toLowerCase() === change.name.toLowerCase());
  if (change.do === "remove") {
    if (!known) return refuse("This is not on the list any more.");
    return { list: list.filter((one) => one !== known), medicine: known };
  }
  if (known) return refuse("This is on the list already: remove it first to change its class.");
  if (list.length >= longestList) return refuse(`The list holds at most ${longestList}: remove one first.`);
  const medicine = { name: change.name, class: change.class };
  return { list: [...list, medicine], medicine };
}
