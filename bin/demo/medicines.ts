import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { Medicine } from "@/domain/patient-record";

/** What stands on a patient's medicines list: what the traits call for, and an antidepressant for most. The shares are ours. */
export function drawMedicines(
  random: Random,
  { hypertension, sedativeOnList }: Pick<Traits, "hypertension" | "sedativeOnList">,
): Medicine[] {
  const list: (Medicine | false)[] = [
    random.chance(0.6) && {
      name: random.pick(["Sertraline 100 mg", "Escitalopram 10 mg", "Bupropion 150 mg"] as const),
      class: "antidepressant",
    },
    hypertension && { name: "Amlodipine 5 mg", class: "antihypertensive" },
    sedativeOnList && {
      name: random.pick(["Lorazepam 0.5 mg", "Zolpidem 5 mg"] as const),
      class: "sedative",
    },
  ];
  return list.filter((one) => one !== false);
}
