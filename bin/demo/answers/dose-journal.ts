import { clip } from "@/bin/demo/course";
import type { DoseEvent } from "@/bin/demo/doses";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { Answers } from "@/domain/instruments/instrument";

/** `share` is PHQ-9 as a share of baseline: doses help those who get better. */
export function doseJournalAnswers(random: Random, traits: Traits, dose: DoseEvent, share: number): Answers {
  const when = { "dj.kind": dose.kind, "dj.at": dose.at.toISOString(), "dj.prescribedMg": dose.plannedMg };
  if (dose.kind === "skipped") return { ...when, "dj.skipReason": dose.skipReason ?? "other" };
  const { circumstances: was } = dose;
  return {
    ...when,
    "dj.route": was.route,
    "dj.form": was.form,
    "dj.units": dose.units,
    "dj.mg": dose.mg,
    ...(dose.kind === "extra" || dose.mg > 1.1 * dose.plannedMg
      ? { "dj.extraReason": drawReason(random, traits) }
      : {}),
    "dj.effect": was.effect,
    "dj.help": clip(Math.round(3 + 4 * (1 - share) + 0.4 * (was.effect - 5) + random.normal(0, 1.1)), 0, 10),
    "dj.minutes": was.minutes,
    "dj.company": was.company,
    "dj.co": was.coUse.length === 0 ? ["none"] : was.coUse,
    ...(was.coUse.includes("alcohol") ? { "dj.drinks": was.drinks } : {}),
    "dj.drove": was.drove,
    ...(was.pressure && {
      "dj.bpPre": was.pressure.before,
      "dj.bpPost": was.pressure.after,
      "dj.bpMin": was.pressure.minutes,
      "dj.hr": was.pressure.rate,
    }),
    ...(random.chance(0.3) ? { "dj.left": dose.left } : {}),
  };
}

/** Over-users come to say so themselves: the feeling and the urge. Weights are ours. */
function drawReason(random: Random, { schedule }: Traits): string {
  return schedule === "overuser"
    ? random.weighted({
        "worn-off": 0.3,
        "no-effect": 0.25,
        mood: 0.15,
        sleep: 0.08,
        effect: 0.1,
        urge: 0.12,
      })
    : random.weighted({ "worn-off": 0.3, mood: 0.3, anxiety: 0.15, forgot: 0.1, told: 0.1, sleep: 0.05 });
}
