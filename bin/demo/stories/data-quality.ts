import { sameAnswers } from "@/bin/demo/answers/phq-9";
import { at } from "@/bin/demo/local-time";
import { change, daysAgo, doseTold } from "@/bin/demo/stories/retell";
import { lozenges, type Story } from "@/bin/demo/stories/story";

/** The same answer to every question, week after week, in twelve seconds. */
export const straightLiner: Story = {
  title: "straight-liner",
  person: { givenName: "Kyle", familyName: "Brandvold", female: false, age: 24 },
  firstDoseDaysAgo: 50,
  course: [
    [0, 14, 10],
    [1, 12, 9],
    [2, 9, 7],
    [8, 9, 7],
  ],
  thoughts: (week) => (week >= 1.8 ? 1 : 0),
  plan: lozenges(50),
  lastSessionHoursAgo: 18,
  retell: (told, life) => {
    const since = daysAgo(life, 38);
    const hasty = told.map((one) =>
      one.authoredAt >= since && (one.instrument === "phq-9" || one.instrument === "gad-7")
        ? { ...one, startedAt: new Date(one.authoredAt.getTime() - 12_000) }
        : one,
    );
    const flat = change(hasty, "phq-9", since, () => ({ ...sameAnswers("phq9", 9, 1), "phq9.10": 1 }));
    const anxious = change(flat, "gad-7", since, () => sameAnswers("gad7", 7, 1));
    return change(anxious, "asq", since, () => ({ "asq.1": false, "asq.2": false, "asq.3": false }));
  },
};

/** Well on the questionnaires and miserable every evening; no off-day dose ticked, one in the journal. */
export const contradictory: Story = {
  title: "contradictory answers",
  person: { givenName: "Sabine", familyName: "Fournier", female: true, age: 39 },
  firstDoseDaysAgo: 70,
  course: [
    [0, 18, 15],
    [1, 13, 11],
    [2, 9, 8],
    [3, 6, 6],
    [4, 4, 4],
    [6, 3, 3],
    [8, 3, 3],
    [12, 3, 3],
  ],
  plan: lozenges(50),
  lastSessionHoursAgo: 20,
  retell: (told, life) => {
    const since = daysAgo(life, 26);
    const moods = [2, 2, 1, 2, 3, 1, 2] as const;
    const gloomy = change(told, "mood-daily", since, (_, index) => ({
      "md.mood": moods[index % moods.length] ?? 2,
      "md.anxiety": 7 + (index % 3),
      "md.energy": 2,
      "md.sleep": 5,
    }));
    const well = change(gloomy, "phq-9", since, () => ({
      ...sameAnswers("phq9", 9, 0),
      "phq9.3": 2,
      "phq9.4": 1,
      "phq9.10": 0,
    }));
    const useless = change(well, "dose-journal", since, (before) =>
      "dj.help" in before ? { "dj.help": 0 } : before,
    );
    const denied = change(useless, "dependence-signals", since, () => ({ "ds.off": 0 }));
    const extra = doseTold(
      life,
      at(life.today - 3, 22 * 60, life.timeZone),
      {
        "dj.kind": "extra",
        "dj.extraReason": "mood",
        "dj.help": 0,
      },
      45,
    );
    return [...denied, extra];
  },
};
