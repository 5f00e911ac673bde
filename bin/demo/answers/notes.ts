import type { Random } from "@/bin/demo/random";

/** What patients might add to a day. Invented; none is about self-harm. */
const low = [
  "Rough day. Did not get much done.",
  "Could not get going this morning.",
  "Cancelled on a friend again.",
  "Everything felt heavy today.",
  "Slept badly and it shows.",
  "Argued with my son, still upset.",
  "Work was too much. Went home early.",
  "Stayed in bed most of the day.",
  "Rainy, grey and so am I.",
  "Hard to care about anything today.",
  "Anniversary of my dad's passing. Expected a hard one.",
  "Tearful on and off. It passed in the evening.",
  "The good effect is gone by day two.",
  "Not sure this is doing anything for me.",
] as const;

const middling = [
  "Ok day, a bit tired.",
  "Busy at work, nothing special.",
  "Better than yesterday.",
  "Slept 7 hours for once!",
  "Took the dog out twice.",
  "Therapy today, useful but draining.",
  "Some worry about money, otherwise fine.",
  "Headache in the afternoon.",
  "Skipped lunch, felt shaky.",
  "Forgot my vitamins, nothing else to report.",
  "Quiet day at home.",
  "My wife says I laugh more. I am not sure yet.",
  "Back to physio, knee is sore.",
  "In between. Not bad, not good.",
] as const;

const good = [
  "Cooked dinner for the first time in weeks.",
  "Good day. Went for a run.",
  "Laughed a lot with my sister.",
  "Felt like my old self for a few hours.",
  "Finished the fence!",
  "Played guitar again.",
  "Proud of myself today.",
  "Kids' school play. Enjoyed every minute.",
  "Colours seem brighter, hard to explain.",
  "Called my mother and it went well.",
  "Calm. Just calm.",
  "Garden work all day, happy and tired.",
  "First day in ages without the knot in my stomach.",
  "Signed up for the pottery class.",
] as const;

const doseDay = [
  "Dose was gentle tonight, music helped.",
  "Bit queasy after the dose, ginger tea helped.",
  "Felt floaty for an hour, then fine.",
  "Nothing much from the dose tonight.",
  "Lozenge tastes awful, otherwise ok.",
  "Had a good cry during the session. A good one.",
  "My husband sat with me. Easier that way.",
  "Dizzy when I stood up too fast.",
] as const;

/** A note on this share of days; otherwise null. */
export function noteFor(random: Random, share: number, mood: number, dosed: boolean): string | null {
  if (!random.chance(share)) return null;
  if (dosed && random.chance(0.45)) return random.pick(doseDay);
  if (mood <= 3) return random.pick(low);
  return random.pick(mood <= 6 ? middling : good);
}
