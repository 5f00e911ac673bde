import type { Life } from "@/bin/demo/life";
import { at, localDay } from "@/bin/demo/local-time";
import {
  change,
  daysAgo,
  doseTold,
  lastEvening,
  saidThatDay,
  weekAt,
  withoutDosesNear,
} from "@/bin/demo/stories/retell";
import { lozenges, type Story } from "@/bin/demo/stories/story";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

/** Days ago on which an extra dose was taken: now and then, then weekly, then more. */
const extraDaysAgo = [38, 26, 20, 14, 11, 8, 5, 2, 1];

export const overuser: Story = {
  title: "over-user with tolerance pattern",
  person: { givenName: "Curtis", familyName: "Boone", female: false, age: 41 },
  firstDoseDaysAgo: 93,
  course: [
    [0, 18, 13],
    [1, 13, 10],
    [2, 9, 8],
    [3, 8, 7],
    [4, 8, 7],
    [5, 8, 7],
    [6, 9, 8],
    [7, 10, 8],
    [8, 11, 9],
    [10, 13, 10],
    [12, 14, 12],
    [14, 15, 12],
  ],
  plan: lozenges(60),
  traits: { effect: 7, writesNotes: 0.03 },
  lastSessionHoursAgo: 20,
  retell: (told, life) => {
    const start = daysAgo(life, 200);
    const stepped = change(told, "dose-journal", start, (before, _, { authoredAt }) =>
      grown(before, weekAt(life, authoredAt)),
    );
    const signalled = change(stepped, "dependence-signals", start, (before, _, { authoredAt }) => ({
      ...only(before, signals(weekAt(life, authoredAt))),
    }));
    let list = signalled;
    for (const [index, days] of extraDaysAgo.entries()) {
      const takenAt = at(life.today - days, 22.2 * 60, life.timeZone);
      list = change(list, "mood-daily", start, (before, _, { authoredAt }) =>
        localDay(authoredAt, life.timeZone) === life.today - days ? { ...before, "md.dosed": 1 } : before,
      );
      list.push(extraDose(life, takenAt, index));
    }
    return list;
  },
};

function extraDose(life: Life, takenAt: Date, index: number): CheckIn {
  const last = index === extraDaysAgo.length - 1;
  return doseTold(
    life,
    takenAt,
    {
      ...grown({ "dj.kind": "extra" }, weekAt(life, takenAt)),
      "dj.extraReason": index < 3 ? "worn-off" : index % 2 === 0 ? "urge" : "effect",
      "dj.company": "near",
      ...(last ? { "dj.left": 0 } : {}),
    },
    50,
  );
}

/** One lozenge until the last week, then half of another and at last three quarters, for a third of the effect. */
function grown(before: Answers, week: number): Answers {
  if (before["dj.kind"] === "skipped") return before;
  const units = week < 12.3 ? 1 : week < 12.9 ? 1.5 : 1.75;
  const effect = week < 8 ? 7 : week < 12.2 ? 6 : 2;
  return {
    ...before,
    "dj.units": units,
    "dj.mg": units * 60,
    "dj.effect": effect,
    "dj.help": effect,
    ...(units > 1.1 && before["dj.kind"] !== "extra"
      ? { "dj.extraReason": week < 12.9 ? "no-effect" : "effect" }
      : {}),
  };
}

function signals(week: number): Answers {
  const late = week >= 9 ? 1 : 0;
  return {
    "ds.crave": Math.min(8, Math.round(1 + 0.54 * week)),
    "ds.tol": week < 7 ? 0 : week < 11.5 ? 1 : week < 12.5 ? 2 : 3,
    "ds.ranout": week < 12 ? 0 : 1,
    "ds.off": week < 7 ? 0 : week < 10 ? 1 : 2,
    "ds.more": week < 7.5 ? 0 : week < 9 ? 1 : 2,
    "ds.cut": late,
    "ds.wd": late,
    "ds.worry": late,
    "ds.help": late,
    "ds.harm": 0,
  };
}

/** The items of `answers` that this form asked. */
function only(asked: Answers, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([linkId]) => linkId in asked));
}

export const snorting: Story = {
  title: "snorting + alcohol",
  person: { givenName: "Dex", familyName: "Calloway", female: false, age: 27 },
  firstDoseDaysAgo: 60,
  course: [
    [0, 16, 12],
    [1, 13, 11],
    [2, 11, 9],
    [3, 10, 9],
    [4, 9, 8],
    [6, 9, 8],
    [8, 10, 9],
    [10, 10, 9],
  ],
  plan: lozenges(100),
  retell: (told, life) => {
    const takenAt = lastEvening(life);
    const before = at(life.today - 12, 21 * 60, life.timeZone);
    const others = withoutDosesNear(withoutDosesNear(told, takenAt, 62), before, 62);
    const noted = saidThatDay(others, life, new Date(takenAt.getTime() + 65 * 60_000), {
      "md.mood": 7,
      "md.anxiety": 3,
      "md.energy": 6,
      "md.sleep": 6.5,
      "md.dosed": 1,
      "md.contact": 0,
      "md.note": "Friends over. Crushed it this time, works faster.",
    });
    return [
      ...noted,
      doseTold(life, before, { "dj.co": ["alcohol"], "dj.drinks": 2, "dj.company": "near" }),
      doseTold(
        life,
        takenAt,
        {
          "dj.route": "snorted",
          "dj.form": "powder",
          "dj.effect": 8,
          "dj.minutes": 120,
          "dj.company": "near",
          "dj.co": ["alcohol"],
          "dj.drinks": 4,
        },
        90,
      ),
    ];
  },
};
