import { type Course, drawCourse, scriptedCourse } from "@/bin/demo/course";
import { drawDays } from "@/bin/demo/days";
import { drawDoses } from "@/bin/demo/doses";
import { drawIdentity, drawPerson, type Identity } from "@/bin/demo/identity";
import { drawJournal } from "@/bin/demo/journal";
import type { Life } from "@/bin/demo/life";
import { at, type DayNumber, hoursBefore, isoDay } from "@/bin/demo/local-time";
import { drawMedicines } from "@/bin/demo/medicines";
import type { Random } from "@/bin/demo/random";
import { drawSessions } from "@/bin/demo/sessions";
import { daysToFirstDose, type Story } from "@/bin/demo/stories/story";
import { uneventful } from "@/bin/demo/stories/uneventful";
import { drawTraits, type Traits } from "@/bin/demo/traits";
import { type DemoPrescription, drawPrescription, supplied } from "@/bin/demo/treatment";
import type { CheckIn } from "@/domain/check-in";
import type { Medicine, Sex } from "@/domain/patient-record";

export type CohortPatient = {
  /** The clinic's own record number, e.g. "0192". */
  readonly number: string;
  readonly story: string | null;
  readonly identity: Identity;
  readonly language: string;
  readonly timeZone: string;
  readonly sex: Sex;
  readonly bipolarHistory: boolean;
  readonly medicines: readonly Medicine[];
  readonly episode: { readonly startedOn: string };
  readonly prescription: DemoPrescription;
  /** Oldest first; none after `until`. */
  readonly checkIns: readonly CheckIn[];
};

export type Place = {
  readonly index: number;
  readonly number: string;
  readonly story: Story | null;
  readonly intake: DayNumber;
  readonly today: DayNumber;
  readonly until: Date;
  readonly timeZone: string;
};

/** The newest hours in which only stories are urgent. */
const calmHours = 48;

export function drawPatient(random: Random, place: Place): CohortPatient {
  const { story, until, today, intake, timeZone } = place;
  const person = story?.person ?? drawPerson(random.stream("person"), place.index);
  const life = drawLife(random, place, person.female && person.age < 50);
  const drawn = [
    ...drawSessions(random.stream("sessions"), life),
    ...drawDays(random.stream("days"), life),
    ...drawJournal(random.stream("journal"), life),
  ];
  const told = inOrder(drawn.filter((checkIn) => checkIn.authoredAt <= until));
  return {
    number: place.number,
    story: story?.title ?? null,
    identity: drawIdentity(random.stream("identity"), person, place.number, today),
    language: "en",
    timeZone,
    sex: person.female ? "female" : "male",
    bipolarHistory: life.traits.bipolarHistory,
    medicines: drawMedicines(random.stream("medicines"), life.traits),
    episode: { startedOn: isoDay(intake) },
    prescription: life.prescription,
    checkIns: story?.retell
      ? inOrder(story.retell(told, life).filter((checkIn) => checkIn.authoredAt <= until))
      : told,
  };
}

function drawLife(random: Random, place: Place, mayBePregnant: boolean): Life {
  const { story, intake, today, until, timeZone } = place;
  const weeks = Math.ceil((today - intake) / 7);
  const traits: Traits = {
    ...drawTraits(random.stream("traits"), weeks),
    ...(story && { ...uneventful, ...story.traits }),
  };
  const course: Course = story
    ? scriptedCourse(story.course)
    : drawCourse(random.stream("course"), traits, weeks);
  const firstDose = intake + (story ? daysToFirstDose : random.stream("first dose").integer(1, 5));
  const prescription: DemoPrescription = story?.plan
    ? supplied({ ...story.plan, startsOn: isoDay(firstDose), endsOn: null }, firstDose, today)
    : drawPrescription(random.stream("prescription"), traits, firstDose, today);
  return {
    random,
    traits,
    course,
    prescription,
    mayBePregnant,
    timeZone,
    intake,
    firstDose,
    today,
    until,
    doses: drawDoses(random.stream("doses"), { traits, prescription, timeZone, until, today }),
    script: story && {
      thoughts: story.thoughts ?? (() => 0),
      lastSessionAt:
        story.lastSessionHoursAgo === undefined ? null : hoursBefore(until, story.lastSessionHoursAgo),
    },
    calmFrom: story ? at(intake, 0, timeZone) : hoursBefore(until, calmHours),
  };
}

function inOrder(checkIns: readonly CheckIn[]): CheckIn[] {
  return [...checkIns].sort((a, b) => a.authoredAt.getTime() - b.authoredAt.getTime());
}
