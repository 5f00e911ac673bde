import type { Random } from "@/bin/demo/random";
import { type Life, localMoment } from "@/bin/proof/rules/timeline-life";
import type { AnswerValue } from "@/domain/instruments/instrument";

type Given = Record<string, AnswerValue>;

/** Answers to one instrument, as this life would give them: close to where rules change their mind. */
export function answersTo(instrument: string, draw: Random, life: Life, at: number): Given {
  const answers = given(instrument, draw, life, at);
  if (draw.chance(0.04))
    for (const linkId of Object.keys(answers)) if (draw.chance(0.2)) answers[linkId] = null;
  return answers;
}

function given(instrument: string, draw: Random, life: Life, at: number): Given {
  if (instrument === "phq-9") return phq9(draw, life);
  if (instrument === "gad-7")
    return spread(draw, "gad7", 7, near(draw, [0, 4, 5, 9, 10, 14, 15, 16, 21], life.gad7, 3));
  if (instrument === "asq") return asq(draw);
  if (instrument === "c-ssrs-screener") return columbia(draw);
  if (instrument === "safety-followup") {
    return {
      "sf.safe": draw.weighted({ 0: 7, 1: 1, 2: 1 }) === "0" ? 0 : draw.integer(1, 2),
      "sf.contact": draw.chance(0.2) ? 1 : 0,
      "sf.ack": true,
    };
  }
  if (instrument === "mood-daily") return mood(draw, life);
  if (instrument === "dose-journal") return dose(draw, life, at);
  if (instrument === "side-effects") return sideEffects(draw, life);
  if (instrument === "dependence-signals") return signals(draw, life);
  if (instrument === "activation-check") return activation(draw);
  if (instrument === "audit-c") {
    return { "auditc.1": draw.integer(0, 4), "auditc.2": draw.integer(0, 4), "auditc.3": draw.integer(0, 4) };
  }
  const items = 5;
  const prefix = instrument === "sds" ? "sds" : "who5";
  return Object.fromEntries(
    Array.from({ length: items }, (_, i) => [`${prefix}.${i + 1}`, draw.integer(0, draw.integer(0, 3))]),
  );
}

/** A value around the life's own, or one of those where a rule changes its mind. */
function near(draw: Random, edges: readonly number[], own: number, sway: number): number {
  return draw.chance(0.5) ? draw.pick(edges) : own + draw.integer(-sway, sway);
}

function spread(draw: Random, prefix: string, items: number, total: number): Given {
  const answers: Given = {};
  for (let i = 1; i <= items; i++) answers[`${prefix}.${i}`] = 0;
  if (draw.chance(0.08)) {
    const same = draw.integer(0, 3);
    for (let i = 1; i <= items; i++) answers[`${prefix}.${i}`] = same;
    return answers;
  }
  for (let left = Math.min(items * 3, Math.max(0, total)); left > 0; ) {
    const linkId = `${prefix}.${draw.integer(1, items)}`;
    const value = answers[linkId];
    if (typeof value !== "number" || value === 3) continue;
    answers[linkId] = value + 1;
    left -= 1;
  }
  return answers;
}

function phq9(draw: Random, life: Life): Given {
  if (life.steady && draw.chance(0.8)) return spread(life.draw("steady"), "phq9", 9, life.phq9);
  const answers = spread(
    draw,
    "phq9",
    9,
    near(draw, [0, 3, 4, 5, 9, 10, 11, 14, 15, 19, 20, 27], life.phq9, 4),
  );
  if (draw.chance(0.5)) answers["phq9.9"] = draw.chance(0.6) ? 0 : draw.integer(0, 3);
  if (draw.chance(0.08)) answers["phq9.9"] = null;
  if (draw.chance(0.1)) answers[`phq9.${draw.integer(1, 8)}`] = null;
  if (draw.chance(0.3)) answers["phq9.10"] = draw.integer(0, 3);
  return answers;
}

function asq(draw: Random): Given {
  const yes = () => (draw.chance(0.05) ? null : draw.chance(0.12));
  const answers: Given = {
    "asq.1": yes(),
    "asq.2": yes(),
    "asq.3": yes(),
    "asq.4": draw.chance(0.3) ? true : yes(),
  };
  if (Object.values(answers).some((one) => one === true))
    answers["asq.5"] = draw.chance(0.1) ? null : draw.chance(0.25);
  return answers;
}

function columbia(draw: Random): Given {
  const yes = () => (draw.chance(0.03) ? null : draw.chance(0.3));
  const answers: Given = { "cssrs.1": yes(), "cssrs.2": yes(), "cssrs.6": draw.chance(0.1) };
  if (answers["cssrs.2"] === true)
    for (const i of [3, 4, 5]) answers[`cssrs.${i}`] = draw.chance(0.03) ? null : draw.chance(0.15);
  if (answers["cssrs.6"] === true) answers["cssrs.6b"] = draw.chance(0.05) ? null : draw.chance(0.4);
  return answers;
}

function mood(draw: Random, life: Life): Given {
  const answers: Given = {
    "md.mood": clip(near(draw, [life.mood, life.mood, 1, 2], life.mood, 1)),
    "md.anxiety": clip(near(draw, [7], life.anxiety, 1)),
    "md.dosed": draw.integer(0, 2),
  };
  if (draw.chance(0.8)) answers["md.energy"] = life.wired ? draw.integer(7, 9) : draw.integer(0, 10);
  if (draw.chance(0.8))
    answers["md.sleep"] = life.wired ? draw.pick([3, 4, 4.5, 5]) : draw.pick([4.5, 6, 7, 8]);
  if (draw.chance(0.05)) answers["md.contact"] = draw.integer(0, 2);
  return answers;
}

function clip(value: number): number {
  return Math.min(10, Math.max(0, value));
}

const reasons = ["worn-off", "no-effect", "mood", "effect", "urge", "told", "sleep"];

function dose(draw: Random, life: Life, at: number): Given {
  const planned = life.prescription?.doseMg ?? 100;
  const kind = draw.weighted({ scheduled: 14, extra: life.extra, partial: 2, skipped: life.skips });
  const answers: Given = { "dj.kind": kind, "dj.at": toldAt(draw, life, at) };
  if (draw.chance(life.counts))
    answers["dj.left"] = draw.chance(0.15) ? draw.integer(0, 40) : Math.max(0, life.left());
  if (kind === "skipped") {
    if (draw.chance(0.9))
      answers["dj.skipReason"] = draw.pick([
        "forgot",
        "side-effects",
        "side-effects",
        "out",
        "better",
        "told",
      ]);
    return answers;
  }
  const factor = draw.chance(0.6)
    ? life.growth(at)
    : draw.pick([0.5, 1, 1.09, 1.1, 1.11, 1.15, 1.49, 1.5, 1.99, 2, 2.5]);
  answers["dj.mg"] = Math.round(planned * factor);
  if (draw.chance(0.02)) answers["dj.kind"] = null;
  if (draw.chance(0.3)) answers["dj.prescribedMg"] = planned;
  if (draw.chance(0.5)) answers["dj.units"] = draw.pick([0.5, 1, 1, 1.25, 2]);
  if (draw.chance(0.05)) answers["dj.mg"] = null;
  answers["dj.route"] = draw.chance(life.strayRoute)
    ? draw.pick(["snorted", "injected", "swallowed"])
    : (life.prescription?.route ?? "sublingual");
  answers["dj.company"] = draw.pick(["with", "near", "alone"]);
  answers["dj.effect"] = clip(Math.round(life.effect(at)) + draw.integer(-1, 1));
  if (draw.chance(0.8))
    answers["dj.help"] = life.helpless
      ? draw.chance(0.9)
        ? 0
        : 1
      : clip(Math.round(life.effect(at)) + draw.integer(-1, 1));
  if (kind === "extra" || draw.chance(0.1)) answers["dj.extraReason"] = draw.pick(reasons);
  answers["dj.co"] = draw.chance(0.6)
    ? ["none"]
    : ["alcohol", "benzo", "opioid", "ghb", "stimulant", "cannabis", "none"].filter(() => draw.chance(0.22));
  if (draw.chance(0.2)) answers["dj.drinks"] = draw.integer(0, 4);
  if (draw.chance(0.3)) answers["dj.drove"] = draw.chance(0.2);
  if (draw.chance(0.3)) answers["dj.bpPre"] = pressure(draw);
  if (draw.chance(0.3)) answers["dj.bpPost"] = pressure(draw);
  if (draw.chance(0.3)) answers["dj.bpMin"] = draw.pick([0, 29, 30, 31, 119, 120, 121, 239, 240, 241, 600]);
  return answers;
}

function pressure(draw: Random): AnswerValue {
  if (draw.chance(0.05))
    return { sys: draw.pick([59, 60, 300, 301, 120]), dia: draw.pick([60, 120, 121, 130]) };
  return {
    sys: draw.pick([118, 128, 139, 140, 141, 150, 151, 159, 160, 167, 168, 179, 180, 181]),
    dia: draw.pick([70, 80, 89, 90, 91, 99, 100, 105, 115, 119, 120]),
  };
}

/** Most know the hour; some only the day, and some name a moment far from when they answer. */
function toldAt(draw: Random, life: Life, at: number): string | null {
  const when = at - draw.pick([0, 0, 0, 0, 5, 10, 30, 60, 60 * 11, 60 * 26]) * 60_000;
  const shape = draw.weighted({ exact: 14, wall: 4, day: 1, ahead: 0.5, none: 0.2 });
  if (shape === "exact") return new Date(when).toISOString();
  if (shape === "none") return null;
  if (shape === "ahead") return new Date(at + draw.pick([59, 60, 61, 600]) * 60_000).toISOString();
  const wall = localMoment(when, life.zone);
  return shape === "wall" ? wall.slice(0, 16) : wall.slice(0, 10);
}

const symptoms =
  "nausea vomit dizzy sedation dissoc headache panic vision confusion percept memory uFreq uUrg uPain abdo".split(
    " ",
  );

function sideEffects(draw: Random, life: Life): Given {
  const answers: Given = {};
  const often = draw.pick([0, 0.1, 0.25, 0.5]);
  for (const one of symptoms)
    answers[`se.${one}`] = draw.chance(often) ? draw.integer(1, draw.pick([1, 2, 3, 3, 4])) : 0;
  for (const one of life.symptoms) if (draw.chance(0.8)) answers[`se.${one}`] = draw.integer(1, 3);
  for (const one of ["sedation", "dissoc", "confusion"]) {
    if (answers[`se.${one}`] !== 0 && draw.chance(0.8))
      answers[`se.${one}.dur`] = draw.pick([60, 120, 240, 720, 1440]);
  }
  if (draw.chance(0.3)) answers["se.mouth"] = draw.integer(0, 4);
  answers["se.uNight"] = draw.integer(0, 5);
  for (const one of ["uBlood", "jaundice", "breath", "collapse", "chest"])
    answers[`se.${one}`] = draw.chance(0.03);
  if (draw.chance(0.1)) answers["se.preg"] = draw.integer(0, 2);
  if (draw.chance(0.1)) answers["se.newmed"] = draw.pick(["", "  ", "sertraline", "None.", "no"]);
  return answers;
}

const uses =
  "more cut time role people gaveup hazard harm tol wd ranout off alone alcohol sed source lost hide worry".split(
    " ",
  );

function signals(draw: Random, life: Life): Given {
  const often = draw.pick([0, 0.05, 0.15, 0.4]);
  const answers: Given = { "ds.crave": clip(near(draw, [3, 4, 5, 6, 7, 8], life.urge(), 1)) };
  for (const one of uses) answers[`ds.${one}`] = draw.chance(often) ? draw.integer(1, 3) : 0;
  if (draw.chance(0.3)) answers["ds.help"] = draw.integer(0, 2);
  if (draw.chance(0.1)) for (const one of uses) if (draw.chance(0.25)) answers[`ds.${one}`] = null;
  return answers;
}

function activation(draw: Random): Given {
  const answers: Given = {};
  for (const one of ["high", "sleep", "fast", "drive", "irrit"])
    answers[`ac.${one}`] = draw.pick([0, 1, 2, 2, 3]);
  if (draw.chance(0.9)) answers["ac.days"] = draw.integer(0, 5);
  if (draw.chance(0.8)) answers["ac.others"] = draw.chance(0.3);
  if (draw.chance(0.8)) answers["ac.dose"] = draw.chance(0.2);
  return answers;
}
