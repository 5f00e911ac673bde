import { lastEvening, liftedByDoses, saidThatDay } from "@/bin/demo/stories/retell";
import { lozenges, type Story } from "@/bin/demo/stories/story";

export const remitter: Story = {
  title: "remitter",
  person: { givenName: "Marisol", familyName: "Vega", female: true, age: 47 },
  firstDoseDaysAgo: 170,
  course: [
    [0, 21, 15],
    [1, 17, 13],
    [2, 12, 10],
    [3, 9, 8],
    [4, 7, 6],
    [5, 5, 5],
    [6, 4, 4],
    [7, 3, 3],
    [8, 3, 3],
    [10, 4, 3],
    [12, 2, 2],
    [16, 3, 2],
    [20, 2, 2],
    [24, 3, 2],
    [26, 3, 2],
  ],
  plan: lozenges(50),
};

export const nonResponder: Story = {
  title: "non-responder at week 4",
  person: { givenName: "Theo", familyName: "Lindqvist", female: false, age: 38 },
  firstDoseDaysAgo: 29,
  course: [
    [0, 19, 14],
    [1, 18, 14],
    [2, 19, 13],
    [3, 18, 14],
    [4, 18, 13],
    [5, 18, 13],
  ],
  lastSessionHoursAgo: 15,
  plan: lozenges(75),
  traits: { effect: 2.5 },
  retell: (told, life) =>
    saidThatDay(told, life, lastEvening(life, 1), {
      "md.mood": 3,
      "md.anxiety": 6,
      "md.energy": 2,
      "md.sleep": 6,
      "md.dosed": 0,
      "md.contact": 0,
      "md.note": "Four weeks in and I cannot tell a difference. Is there something else we can try?",
    }),
};

export const relapser: Story = {
  title: "relapser at week 14",
  person: { givenName: "Nadia", familyName: "Haddad", female: true, age: 34 },
  firstDoseDaysAgo: 98,
  course: [
    [0, 18, 13],
    [1, 14, 11],
    [2, 10, 8],
    [3, 7, 6],
    [4, 5, 5],
    [5, 4, 4],
    [6, 4, 3],
    [7, 3, 3],
    [8, 4, 3],
    [10, 4, 4],
    [12, 11, 8],
    [14, 17, 12],
  ],
  lastSessionHoursAgo: 6,
  plan: lozenges(60),
  retell: (told, life) =>
    saidThatDay(liftedByDoses(told, life, [3, 2]), life, lastEvening(life, 1), {
      "md.mood": 3,
      "md.anxiety": 6,
      "md.energy": 2,
      "md.sleep": 5,
      "md.dosed": 0,
      "md.contact": 0,
      "md.note": "Two bad weeks in a row. It is creeping back and I had hoped it was over.",
    }),
};
