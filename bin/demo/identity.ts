import { type DayNumber, isoDay } from "@/bin/demo/local-time";
import { areaCodes, familyNames, mensNames, womensNames } from "@/bin/demo/names";
import type { Random } from "@/bin/demo/random";
import type { ContactConsent } from "@/domain/contact-consent";

export type Identity = {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string;
  readonly phone: string;
  readonly email: string;
  readonly emergencyContact: {
    readonly name: string;
    readonly relation: string;
    readonly phone: string;
  } | null;
  readonly contactConsent: ContactConsent | null;
};

/** What the rest of the generator knows of a person. Sex decides only which questions apply; it is not kept. */
export type Person = {
  readonly givenName: string;
  readonly familyName: string;
  readonly female: boolean;
  readonly age: number;
};

/** rules.md §12 baseline: age 42 (SD 11), 52 % women. Family names go round the list so that few patients share one. */
export function drawPerson(random: Random, index: number): Person {
  const female = random.chance(0.52);
  return {
    givenName: random.pick(female ? womensNames : mensNames),
    familyName: familyNames[(index * 61 + 17) % familyNames.length] ?? "Doe",
    female,
    age: Math.round(random.truncatedNormal(42, 11, 19, 78)),
  };
}

export function drawIdentity(random: Random, person: Person, number: string, today: DayNumber): Identity {
  const { givenName, familyName, age } = person;
  return {
    givenName,
    familyName,
    bornOn: isoDay(today - Math.round(age * 365.25) - random.integer(5, 350)),
    phone: drawPhone(random),
    email: `${plain(givenName)}.${plain(familyName)}.${number}@example.org`,
    emergencyContact: random.chance(0.87) ? drawContact(random, familyName) : null,
    contactConsent: consentOf(number, today),
  };
}

/** By the number, without a draw: most allow both, some one of them, and some were never asked. */
function consentOf(number: string, today: DayNumber): ContactConsent | null {
  const nth = Number.parseInt(number, 10) % 8;
  if (nth === 0) return null;
  return { messages: nth !== 1, emergencyContact: nth !== 2, on: isoDay(today - 200 - nth * 9) };
}

function drawContact(random: Random, familyName: string) {
  const relation = random.weighted({
    partner: 0.4,
    mother: 0.12,
    father: 0.06,
    sister: 0.13,
    brother: 0.11,
    friend: 0.12,
    "adult child": 0.06,
  });
  const woman =
    relation === "mother" ||
    relation === "sister" ||
    (relation !== "father" && relation !== "brother" && random.chance(0.5));
  const ownName = relation === "friend" || random.chance(0.4);
  const givenName = random.pick(woman ? womensNames : mensNames);
  return {
    name: `${givenName} ${ownName ? random.pick(familyNames) : familyName}`,
    relation,
    phone: drawPhone(random),
  };
}

function drawPhone(random: Random): string {
  return `+1 ${random.pick(areaCodes)}-555-01${String(random.integer(0, 99)).padStart(2, "0")}`;
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}
