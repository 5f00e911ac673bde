import { Random } from "@/bin/demo/random";
import { answersTo } from "@/bin/proof/rules/timeline-answers";
import { dayMs, type Life, lifeOf, localMoment } from "@/bin/proof/rules/timeline-life";
import type { CheckIn, RecordedCheckIn } from "@/domain/check-in";
import { findInstrument } from "@/domain/instruments/catalogue";
import { medicineClasses, type PatientRecord, type RaisedFlag } from "@/domain/patient-record";
import { rangeOf, thresholdNames } from "@/domain/rules/threshold-set";
import { defaultThresholds, type Thresholds } from "@/domain/rules/thresholds";
import { scoreCheckIn } from "@/domain/scoring";

/** A made-up course and the moments at which it is judged: check-ins, and silence where null. */
export type Timeline = {
  readonly record: PatientRecord;
  readonly numbers: Thresholds;
  readonly asked: readonly { readonly current: RecordedCheckIn | null; readonly now: Date }[];
};

const themes = {
  safety: ["phq-9", "phq-9", "asq", "safety-followup", "c-ssrs-screener"],
  scores: ["phq-9", "phq-9", "phq-9", "gad-7", "gad-7"],
  moods: ["mood-daily"],
  doses: ["dose-journal"],
  tolerance: ["dose-journal"],
  effects: ["dose-journal", "side-effects", "side-effects"],
  signals: ["dependence-signals", "dependence-signals", "dose-journal"],
  screens: ["sds", "audit-c", "who-5"],
  elevation: [
    "activation-check",
    "activation-check",
    "side-effects",
    "safety-followup",
    "asq",
    "c-ssrs-screener",
  ],
  anything: ["phq-9", "gad-7", "mood-daily", "dose-journal", "side-effects", "dependence-signals"],
} as const;
type Theme = keyof typeof themes;

/** Hours from one check-in to the next, by theme: around the lengths of time that rules know. */
const gaps: Record<Theme, readonly number[]> = {
  safety: [0, 0.5, 1.9, 2, 2.1, 24, 168, 336],
  scores: [0, 24, 168, 168, 168, 239, 240, 241, 335, 336, 337, 672],
  moods: [12, 24, 24, 24, 24, 24, 24, 24, 48, 96],
  doses: [1, 11.9, 12, 24, 36, 59, 60, 61, 72, 72, 72, 96, 168],
  tolerance: [24, 59, 72, 72, 72, 96],
  effects: [1, 11.9, 12, 12.1, 24, 72, 167, 168, 336, 600],
  signals: [24, 72, 167, 168, 169, 168, 168],
  screens: [168, 672],
  elevation: [1, 24, 167, 168, 169],
  anything: [1, 12, 24, 72, 168],
};

const length: Record<Theme, readonly [number, number]> = {
  safety: [2, 8],
  scores: [2, 12],
  moods: [5, 40],
  doses: [3, 14],
  tolerance: [18, 32],
  effects: [2, 10],
  signals: [2, 8],
  screens: [1, 4],
  elevation: [2, 6],
  anything: [1, 8],
};

export function timelineOf(seed: string): Timeline {
  const life = lifeOf(seed);
  const draw = life.draw("timeline");
  const checkIns: RecordedCheckIn[] = [];
  const chosen = new Set<Theme>();
  for (let i = draw.integer(1, 3); i > 0; i--) chosen.add(draw.pick(Object.keys(themes) as Theme[]));
  for (const theme of chosen) checkIns.push(...strand(theme, life, draw.stream(theme)));
  if (draw.chance(0.15)) addDuplicate(checkIns, draw);
  checkIns.sort((a, b) => a.authoredAt.getTime() - b.authoredAt.getTime() || (a.id < b.id ? -1 : 1));
  const record = recordOf(life, draw, checkIns);
  return { record, numbers: numbersOf(draw), asked: askedOf(checkIns, life, draw) };
}

function strand(theme: Theme, life: Life, draw: Random): RecordedCheckIn[] {
  const list: RecordedCheckIn[] = [];
  const [least, most] = length[theme];
  let at = life.start + draw.pick([-3, 0, 0, 1, 20, 55, 90]) * dayMs + draw.integer(-11, 11) * 3_600_000;
  if (theme === "tolerance") at = life.start;
  for (let i = draw.integer(least, most); i > 0; i--) {
    list.push(checkInOf(draw.pick(themes[theme]), life, draw, at, `${theme}-${i}`));
    at +=
      Math.round(draw.pick(gaps[theme]) * 3_600_000) +
      (draw.chance(0.3) ? draw.integer(-90, 90) * 60_000 : 0);
    if (theme === "tolerance" && i === 14) at += draw.integer(0, 20) * dayMs;
  }
  return list;
}

function checkInOf(instrument: string, life: Life, draw: Random, at: number, id: string): RecordedCheckIn {
  const answers = answersTo(instrument, draw, life, at);
  const status = draw.weighted({
    completed: 40,
    amended: 2,
    "in-progress": 2,
    stopped: 1,
  }) as CheckIn["status"];
  const unfinished = status === "in-progress" || status === "stopped";
  const kept = unfinished ? Object.entries(answers).slice(0, draw.integer(0, 3)) : Object.entries(answers);
  const delay = draw.pick([0, 0, 0, 0, 1, 120, 60 * 30, -59, -60, -61]) * 60_000;
  const answered = Object.values(answers).filter((one) => one !== null).length;
  const seconds = draw.pick([answered, answered - 0.001, answered * 2, answered * 2 - 0.001, 300, 1800, -5]);
  return {
    id: `${id}-${instrument}`,
    instrument,
    instrumentVersion: "1",
    status,
    authoredAt: new Date(at),
    receivedAt: new Date(at + delay),
    startedAt: draw.chance(0.4) ? new Date(at - seconds * 1000) : null,
    language: draw.weighted({ en: 30, "en-US": 1, es: 1 }),
    deviceId: draw.pick([null, "phone", "phone", "tablet"]),
    answers: Object.fromEntries(kept),
    scores: scoresOf(instrument, Object.fromEntries(kept)),
  };
}

function scoresOf(instrument: string, answers: RecordedCheckIn["answers"]): RecordedCheckIn["scores"] {
  const found = findInstrument(instrument);
  return found ? scoreCheckIn(found, answers) : [];
}

/** The same answers once more, as a retry or a second sending leaves them. */
function addDuplicate(checkIns: RecordedCheckIn[], draw: Random): void {
  if (checkIns.length === 0) return;
  const one = draw.pick(checkIns);
  const later = draw.pick([0, 1, 60]) * 60_000;
  checkIns.push({ ...one, id: `${one.id}-again`, authoredAt: new Date(one.authoredAt.getTime() + later) });
}

function recordOf(life: Life, draw: Random, checkIns: readonly RecordedCheckIn[]): PatientRecord {
  const first = localMoment(life.start, life.zone).slice(0, 10);
  const around = (days: readonly number[]) => {
    const near = checkIns.length > 0 ? draw.pick(checkIns).authoredAt.getTime() : life.start;
    return new Date(near - draw.pick(days) * dayMs - draw.pick([-1, 0, 1]) * 60_000);
  };
  const baseline = (most: number) =>
    draw.chance(0.15)
      ? undefined
      : {
          checkInId: "base",
          authoredAt: new Date(life.start - dayMs),
          value: draw.integer(0, most),
          prorated: false,
        };
  return {
    patientId: "p",
    timeZone: life.zone,
    episode: {
      startedOn: localMoment(life.start - draw.integer(0, 9) * dayMs, life.zone).slice(0, 10),
      firstDoseOn: draw.chance(0.92) ? first : null,
    },
    baselines: { "phq-9": baseline(22), "gad-7": baseline(18) },
    prescription: life.prescription,
    demographics: {
      bornOn: draw.chance(0.2)
        ? null
        : `${draw.pick([1950, 1961, 1961, 1990])}-${first.slice(5) === "02-29" ? "03-01" : first.slice(5)}`,
      sex: draw.pick([null, "male", "female", "other", "unknown"]),
    },
    medicines: draw.chance(0.3)
      ? null
      : medicineClasses.filter(() => draw.chance(0.25)).map((one) => ({ name: one, class: one })),
    checkIns,
    flags: flagsOf(draw, around),
    staff: {
      safetyPlanReviewedAt: draw.chance(0.4) ? around([-1, 0, 10, 30, 31]) : null,
      lastContactAt: draw.chance(0.4) ? around([-1, 0, 6, 7, 8]) : null,
    },
    history: { bipolar: draw.pick([null, false, true]) },
    sharedDevice: draw.chance(0.15)
      ? [
          {
            deviceId: draw.pick(["phone", "tablet"]),
            startedAt: draw.chance(0.5) ? around([0]) : null,
            authoredAt: around([0]),
          },
        ]
      : [],
    wordings: {},
  };
}

function flagsOf(draw: Random, around: (days: readonly number[]) => Date): RaisedFlag[] {
  const list: RaisedFlag[] = [];
  while (draw.chance(0.4)) {
    const raisedAt = around([0, 1, 6, 7, 8, 89, 90, 91]);
    list.push({
      id: `flag-${list.length}`,
      caseId: "case",
      ruleId: draw.pick([
        "SUI-03",
        "SUI-05",
        "VIT-01",
        "VIT-02",
        "DOS-05",
        "DOS-06",
        "CHG-01",
        "CO-02",
        "SUI-08",
        "SUI-09",
        "ENG-02",
      ]),
      priority: draw.pick(["urgent", "high", "medium", "low"]),
      raisedAt,
      closedAt: draw.chance(0.5) ? null : new Date(raisedAt.getTime() + draw.pick([1, 3, 30]) * dayMs),
    });
  }
  return list;
}

/** Most clinics keep the defaults; some change a few numbers by a little. */
function numbersOf(draw: Random): Thresholds {
  if (draw.chance(0.7)) return defaultThresholds;
  const numbers: Record<string, number> = { ...defaultThresholds };
  const clinic = draw.integer(0, 1e9);
  for (const name of thresholdNames) {
    // Drawn apart, so that a number added to the list moves no other draw.
    const own = new Random(`${clinic}/${name}`);
    if (!own.chance(0.15)) continue;
    const [low, high] = rangeOf(name);
    const least = Math.max(low, Math.min(1, defaultThresholds[name]));
    const changed = defaultThresholds[name] + own.pick([-2, -1, 1, 2]);
    if (changed >= least && changed <= high) numbers[name] = changed;
  }
  return numbers as Thresholds;
}

/** About six check-ins are judged, and silence at a few moments that rules know. */
function askedOf(checkIns: readonly RecordedCheckIn[], life: Life, draw: Random): Timeline["asked"] {
  const asked: { current: RecordedCheckIn | null; now: Date }[] = [];
  for (const current of checkIns) {
    if (draw.chance(6 / checkIns.length)) asked.push({ current, now: new Date(current.receivedAt) });
  }
  for (let i = draw.integer(1, 2); i > 0; i--) {
    const from =
      checkIns.length > 0 && draw.chance(0.8) ? draw.pick(checkIns).authoredAt.getTime() : life.start;
    const hours = draw.pick([1.9, 2, 2.1, 11.9, 12, 12.1, 24, 36, 48, 72, 167, 169, 240, 336, 700, 24 * 30]);
    asked.push({ current: null, now: new Date(from + Math.round(hours * 3_600_000)) });
  }
  return asked;
}
