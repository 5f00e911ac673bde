import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Random } from "@/bin/demo/random";
import { report } from "@/bin/proof/report";
import { compareTimeline, newTally, readTwice, type Tally } from "@/bin/proof/rules/compare";
import { medianCpu } from "@/bin/proof/rules/measure-cpu";
import { properties } from "@/bin/proof/rules/properties";
import { timelineOf } from "@/bin/proof/rules/timeline";
import { rules } from "@/domain/rules/catalogue";

/**
 * Random timelines, judged by the rules and by a second reading of their text written apart from them. Usage:
 * `npm run proof:rules -- [timelines] [seed]`
 */
const timelines = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20261124);
/** One timeline in so many is also put to the properties, which judge it many times over. */
const propertyEvery = 100;

type Part = Omit<Tally, "asked" | "fired"> & {
  asked: [string, number][];
  fired: [string, number][];
  broken: string[];
};

if (process.send) {
  const [from, step] = [Number(process.argv[4]), Number(process.argv[5])];
  process.send(judgeEvery(step, from), () => process.disconnect());
} else {
  await main();
}

function judgeEvery(step: number, from: number): Part {
  const tally = newTally();
  const broken: string[] = [];
  for (let i = from; i < timelines; i += step) {
    compareTimeline(`${seed}/${i}`, tally);
    if (i % propertyEvery === from % propertyEvery) broken.push(...brokenIn(`${seed}/${i}`));
    if ((i - from) % (step * 1000) === 0 && i > from) console.error(`${i} of ${timelines} timelines`);
  }
  return { ...tally, asked: [...tally.asked], fired: [...tally.fired], broken };
}

function brokenIn(name: string): string[] {
  const timeline = timelineOf(name);
  return Object.entries(properties).flatMap(([property, holds]) => {
    const seen = holds(timeline, new Random(`${name}/${property}`));
    return seen ? [`${property} (timeline ${name}): ${seen}`] : [];
  });
}

async function main(): Promise<void> {
  console.log(`seed ${seed}, ${timelines} timelines`);
  const workers = Math.min(2, availableParallelism());
  const parts = await Promise.all(Array.from({ length: workers }, (_, i) => startPart(i, workers)));
  const sum = (read: (part: Part) => number) => parts.reduce((all, part) => all + read(part), 0);
  const counts = (read: (part: Part) => [string, number][], id: string) =>
    sum((part) => read(part).find(([one]) => one === id)?.[1] ?? 0);
  for (const one of parts.flatMap(({ shown, broken }) => [...shown, ...broken]).slice(0, 10))
    console.error(one);

  console.log("rule: fired of asked");
  const oneSided: string[] = [];
  for (const id of readTwice) {
    const [fired, asked] = [counts((part) => part.fired, id), counts((part) => part.asked, id)];
    console.log(`${id}: ${fired} of ${asked}`);
    if (fired === 0 || fired === asked) oneSided.push(id);
  }
  const unread = rules.map(({ id }) => id).filter((id) => id !== "ENGINE-01" && !readTwice.includes(id));
  if (unread.length > 0) console.error(`without a second reading: ${unread.join(", ")}`);
  if (oneSided.length > 0) console.error(`never fired or never silent: ${oneSided.join(", ")}`);

  const none = (line: string, figure: number) => ({ line, figure, limit: 0, holds: figure === 0 });
  const judged = sum((part) => part.judged);
  const cpu = [1, 100].map((patients) => [patients, medianCpu(patients, 2000)] as const);
  report("rules", seed, [
    none(
      `disagreements in ${judged} judgements of ${timelines} timelines`,
      sum((part) => part.disagreements),
    ),
    none("rules that never fired or were never silent", oneSided.length),
    none("rules without a second reading", unread.length),
    ...Object.keys(properties).map((property) =>
      none(
        `timelines in which this made a difference: ${property}`,
        parts.flatMap(({ broken }) => broken).filter((one) => one.startsWith(property)).length,
      ),
    ),
    ...cpu.map(([patients, figure]) => ({
      line: `median ms of CPU to judge a check-in against two years, clinic of ${patients}`,
      figure,
      limit: 2,
      holds: figure <= 2,
    })),
  ]);
}

function startPart(from: number, step: number): Promise<Part> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [timelines, seed, from, step].map(String));
    child.once("message", (part: Part) => resolve(part));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`A part of the proof ended with code ${code}.`));
    });
  });
}
