import type { Life } from "@/bin/demo/life";
import { hoursBefore, localDay, minutesAfter } from "@/bin/demo/local-time";
import {
  change,
  daysAgo,
  doseTold,
  hoursAgo,
  lastEvening,
  saidThatDay,
  weekAt,
  withoutDosesNear,
} from "@/bin/demo/stories/retell";
import { lozenges, type Story } from "@/bin/demo/stories/story";
import { told as tell } from "@/bin/demo/told";
import type { Answers } from "@/domain/instruments/instrument";

const noComplaints: Answers = {
  "se.nausea": 0,
  "se.vomit": 0,
  "se.dizzy": 1,
  "se.sedation": 0,
  "se.dissoc": 0,
  "se.headache": 0,
  "se.panic": 0,
  "se.vision": 0,
  "se.confusion": 0,
  "se.percept": 0,
  "se.memory": 0,
  "se.abdo": 0,
  "se.mouth": 0,
  "se.jaundice": false,
  "se.breath": false,
  "se.collapse": false,
  "se.chest": false,
};

export const bladderThenBlood: Story = {
  title: "early bladder then blood",
  person: { givenName: "Priya", familyName: "Raman", female: true, age: 36 },
  firstDoseDaysAgo: 145,
  course: [
    [0, 16, 12],
    [2, 11, 9],
    [4, 8, 7],
    [8, 6, 5],
    [12, 6, 5],
    [16, 7, 6],
    [20, 7, 6],
    [22, 8, 7],
  ],
  plan: lozenges(100),
  retell: (told, life) => {
    const earlier = change(told, "side-effects", daysAgo(life, 200), (before, _, { authoredAt }) =>
      "se.uFreq" in before ? bladder(weekAt(life, authoredAt)) : before,
    );
    const noted = saidThatDay(earlier, life, lastEvening(life, 1), {
      "md.mood": 5,
      "md.anxiety": 6,
      "md.energy": 4,
      "md.sleep": 4.5,
      "md.dosed": 0,
      "md.contact": 0,
      "md.note": "In the bathroom every hour, all night.",
    });
    return [
      ...noted,
      tell("side-effects", { ...noComplaints, ...bladder(18.3) }, hoursAgo(life, 17.2 * 24), 95),
      tell("side-effects", { ...noComplaints, ...bladder(19.2) }, hoursAgo(life, 10.8 * 24), 90),
      tell(
        "side-effects",
        { ...noComplaints, "se.uFreq": 3, "se.uUrg": 2, "se.uPain": 2, "se.uNight": 5, "se.uBlood": true },
        hoursAgo(life, 0.7),
        120,
      ),
    ];
  },
};

/** Often from week 14, urgent from week 18, sore from week 19. */
function bladder(week: number): Answers {
  return {
    "se.uFreq": week < 14 ? 0 : week < 19 ? 1 : 2,
    "se.uUrg": week < 18 ? 0 : 1,
    "se.uPain": week < 19 ? 0 : 1,
    "se.uNight": week < 14 ? 1 : week < 19 ? 2 : 3,
    "se.uBlood": false,
  };
}

/** The eighth dose was 21 days after the first. Four days on: mood up, little sleep. */
export const bipolarActivation: Story = {
  title: "bipolar activation after dose 8",
  person: { givenName: "Jonah", familyName: "Castellanos", female: false, age: 31 },
  firstDoseDaysAgo: 26,
  course: [
    [0, 17, 11],
    [1, 15, 11],
    [2, 13, 10],
    [3, 11, 9],
    [3.2, 4, 6],
    [4, 3, 6],
  ],
  traits: { bipolarHistory: true, writesNotes: 0.02, sleepHours: 7.3 },
  lastSessionHoursAgo: 14,
  plan: lozenges(75),
  retell: (told, life) => {
    const highs = [
      [8, 9, 5],
      [9, 9, 4],
      [9, 10, 3.5],
      [10, 10, 3],
      [10, 10, 3],
    ] as const;
    const evening = lastEvening(life, 1);
    let list = [...told];
    for (const [index, [mood, energy, sleep]] of highs.entries()) {
      const back = highs.length - 1 - index;
      list = saidThatDay(list, life, hoursBefore(evening, back * 24), {
        "md.mood": mood,
        "md.anxiety": 4,
        "md.energy": energy,
        "md.sleep": sleep,
        "md.dosed": dosedThatDay(life, hoursBefore(evening, back * 24)),
        "md.contact": back === 0 ? 1 : 0,
        ...notes[back],
      });
    }
    return [...list, tell("activation-check", elevated, minutesAfter(evening, 20), 40)];
  },
};

/** What the activation check found, sent after the third short night. */
const elevated: Answers = {
  "ac.high": 3,
  "ac.sleep": 3,
  "ac.fast": 2,
  "ac.drive": 2,
  "ac.irrit": 0,
  "ac.days": 5,
  "ac.others": true,
  "ac.dose": false,
};

function dosedThatDay(life: Life, moment: Date): number {
  const day = localDay(moment, life.timeZone);
  return life.doses.some((dose) => dose.day === day && dose.kind !== "skipped") ? 1 : 0;
}

const notes: Readonly<Record<number, Answers>> = {
  3: { "md.note": "Feel amazing since the last dose. Finally." },
  1: { "md.note": "Repainted the kitchen at 3 am. Not tired at all, so many ideas." },
  0: { "md.note": "Quit the day job, starting two businesses. Call me, I have ideas for your clinic." },
};

/** Measured before the dose and again within the half hour, as the journal asks: two readings in one entry. */
export const highPressure: Story = {
  title: "BP 184/118 then 168/104",
  person: { givenName: "Walter", familyName: "Osei", female: false, age: 63 },
  firstDoseDaysAgo: 48,
  course: [
    [0, 15, 10],
    [1, 13, 9],
    [2, 10, 8],
    [3, 9, 7],
    [4, 8, 6],
    [6, 7, 6],
    [8, 7, 5],
  ],
  plan: lozenges(100),
  traits: { hypertension: true, bloodPressure: { sys: 134, dia: 82, measures: 1 } },
  retell: (told, life) => {
    const takenAt = lastEvening(life);
    const noted = saidThatDay(withoutDosesNear(told, takenAt, 62), life, minutesAfter(takenAt, 75), {
      "md.mood": 6,
      "md.anxiety": 5,
      "md.energy": 5,
      "md.sleep": 6.5,
      "md.dosed": 1,
      "md.contact": 0,
      "md.note": "Pounding head tonight. The cuff read high, so I sat down and measured again.",
    });
    return [
      ...noted,
      doseTold(
        life,
        takenAt,
        {
          "dj.help": 6,
          "dj.bpPre": { sys: 184, dia: 118 },
          "dj.bpPost": { sys: 168, dia: 104 },
          "dj.bpMin": 25,
          "dj.hr": 94,
        },
        40,
      ),
    ];
  },
};
