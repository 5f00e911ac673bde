import { hoursBefore } from "@/bin/demo/local-time";
import { hoursAgo, lastEvening, saidThatDay, without } from "@/bin/demo/stories/retell";
import { lozenges, type Story } from "@/bin/demo/stories/story";
import { told as tell } from "@/bin/demo/told";

/** No wish, plan or means is described here: item 9 and a few ordinary words are enough. */
export const item9Rises: Story = {
  title: "item 9 rises 0->1->2",
  person: { givenName: "Maren", familyName: "Holt", female: true, age: 52 },
  firstDoseDaysAgo: 42,
  course: [
    [0, 17, 12],
    [1, 14, 10],
    [2, 12, 9],
    [3, 11, 9],
    [4, 12, 9],
    [5, 15, 11],
    [6, 19, 14],
  ],
  thoughts: (week) => (week >= 5.8 ? 2 : week >= 4.8 ? 1 : 0),
  lastSessionHoursAgo: 3,
  plan: lozenges(50),
  retell: (told, life) => {
    const noted = saidThatDay(told, life, lastEvening(life, 4), {
      "md.mood": 2,
      "md.anxiety": 7,
      "md.energy": 1,
      "md.sleep": 4.5,
      "md.dosed": 0,
      "md.contact": 0,
      "md.note": "Heavy week. I feel like a burden to everyone at home.",
    });
    const session = hoursAgo(life, 3.1);
    const others = without(without(noted, session, "asq"), session, "safety-followup");
    return [
      ...others,
      tell(
        "asq",
        { "asq.1": true, "asq.2": true, "asq.3": false, "asq.4": false, "asq.5": false },
        hoursAgo(life, 2.95),
        40,
      ),
      tell(
        "safety-followup",
        {
          "sf.safe": 0,
          "sf.contact": 1,
          "sf.best": "After 4 please, my sister is here then",
          "sf.ack": true,
        },
        hoursAgo(life, 2.92),
        45,
      ),
    ];
  },
};

export const notSureSafe: Story = {
  title: "not sure she can stay safe",
  person: { givenName: "Hannah", familyName: "Larkin", female: true, age: 29 },
  firstDoseDaysAgo: 28,
  course: [
    [0, 20, 15],
    [1, 18, 14],
    [2, 17, 13],
    [3, 19, 14],
    [4, 22, 16],
  ],
  thoughts: (week) => (week >= 3.8 ? 2 : week < 1 ? 1 : 0),
  lastSessionHoursAgo: 1.1,
  plan: lozenges(30),
  retell: (told, life) => {
    const others = without(without(told, hoursAgo(life, 1.2), "asq"), hoursAgo(life, 1.2), "safety-followup");
    return [
      ...without(others, hoursAgo(life, 1)),
      tell(
        "asq",
        { "asq.1": true, "asq.2": true, "asq.3": true, "asq.4": false, "asq.5": false },
        hoursAgo(life, 1.02),
        50,
      ),
      tell(
        "safety-followup",
        {
          "sf.safe": 1,
          "sf.contact": 1,
          "sf.best": "Call my cell. My mother is with me until 6",
          "sf.ack": true,
        },
        hoursAgo(life, 1),
        60,
      ),
    ];
  },
};

export const silentAfterHighScore: Story = {
  title: "silent after high score",
  person: { givenName: "Gracia", familyName: "Montero", female: true, age: 44 },
  firstDoseDaysAgo: 53,
  course: [
    [0, 19, 13],
    [1, 17, 12],
    [2, 16, 12],
    [3, 18, 13],
    [4, 21, 15],
    [5, 24, 17],
    [6, 24, 17],
  ],
  thoughts: (week) => (week >= 4.8 ? 1 : 0),
  plan: lozenges(50),
  retell: (told, life) => {
    const lastDay = hoursBefore(lastEvening(life), 15 * 24);
    return saidThatDay(without(told, lastDay), life, lastDay, {
      "md.mood": 1,
      "md.anxiety": 7,
      "md.energy": 1,
      "md.sleep": 4,
      "md.dosed": 0,
      "md.contact": 0,
      "md.note": "Too tired to fill this in.",
    });
  },
};
