import { minutesAfter } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import { told } from "@/bin/demo/told";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

/** Forms answered one after another, at one reading pace. */
export class Sitting {
  readonly checkIns: CheckIn[] = [];
  readonly #secondsPerItem: number;
  #now: Date;

  constructor(random: Random, begin: Date, hasty = false) {
    this.#now = begin;
    this.#secondsPerItem = hasty ? random.between(0.5, 0.95) : random.between(3.2, 8);
  }

  answer(instrument: string, answers: Answers, status: CheckIn["status"] = "completed"): void {
    const seconds = Object.keys(answers).length * this.#secondsPerItem + 1;
    const authoredAt = minutesAfter(this.#now, seconds / 60);
    this.checkIns.push({ ...told(instrument, answers, authoredAt, seconds), status });
    this.#now = minutesAfter(authoredAt, 5 / 60);
  }
}
