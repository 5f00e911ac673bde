import { isHypomanic, type Life, weekOf } from "@/bin/demo/life";
import type { DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Answers } from "@/domain/instruments/instrument";

const items = ["ac.high", "ac.sleep", "ac.fast", "ac.drive", "ac.irrit"] as const;

/** Ours: most people tick nothing, some a little, and a lone clear sign is rare. */
export function activationAnswers(random: Random, life: Life, day: DayNumber): Answers {
  const up = isHypomanic(life, weekOf(life, day));
  const drawn = items.map((linkId) => {
    const usual = Number(random.weighted({ "0": 0.91, "1": 0.08, "2": 0.01 }));
    return [linkId, up && linkId !== "ac.irrit" ? random.integer(2, 3) : usual] as const;
  });
  if (drawn.every(([, value]) => value < 2)) return Object.fromEntries(drawn);
  return {
    ...Object.fromEntries(drawn),
    "ac.days": up ? random.integer(3, 6) : random.integer(0, 2),
    "ac.others": up && random.chance(0.5),
    "ac.dose": !up && random.chance(0.4),
  };
}
