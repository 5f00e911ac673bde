import * as adverse from "@/domain/rules/adverse-effects";
import * as afterDose from "@/domain/rules/after-dose";
import * as change from "@/domain/rules/change";
import * as coUse from "@/domain/rules/co-use";
import { contradiction } from "@/domain/rules/contradiction";
import * as quality from "@/domain/rules/data-quality";
import * as dependence from "@/domain/rules/dependence";
import * as doseCourse from "@/domain/rules/dose-course";
import * as setting from "@/domain/rules/dose-setting";
import * as supply from "@/domain/rules/dose-supply";
import * as dosing from "@/domain/rules/dosing";
import * as engagement from "@/domain/rules/engagement";
import { couldNotBeJudged } from "@/domain/rules/engine";
import { lowMoodRun } from "@/domain/rules/low-mood";
import { lessSleepMoreEnergy, moodElevation } from "@/domain/rules/mood-elevation";
import { moodSlump } from "@/domain/rules/mood-slump";
import { fastRise, symptomsReturned } from "@/domain/rules/return-of-symptoms";
import type { Rule } from "@/domain/rules/rule";
import { safetyUnfinished } from "@/domain/rules/safety-unfinished";
import { straightLine } from "@/domain/rules/straight-line";
import * as suicidality from "@/domain/rules/suicidality";
import * as vitalSigns from "@/domain/rules/vital-signs";

/** Every rule, in the order screens list them. */
export const rules: readonly Rule[] = [
  suicidality.acuteSafetyAnswer,
  suicidality.item9NearlyEveryDay,
  suicidality.item9MoreThanHalf,
  suicidality.item9NewOrRising,
  suicidality.item9Stable,
  suicidality.item9NotAnswered,
  suicidality.contactRequested,
  lowMoodRun,
  safetyUnfinished,
  change.severeDepressionEntered,
  change.severeAnxietyEntered,
  change.depressionReliablyWorse,
  change.anxietyReliablyWorse,
  change.notOnTrack,
  symptomsReturned,
  fastRise,
  moodSlump,
  dosing.doseAbovePlan,
  dosing.extraDose,
  dosing.dosesTooClose,
  doseCourse.underUse,
  supply.ranOutEarly,
  supply.supplyMismatch,
  doseCourse.doseCreep,
  doseCourse.tolerancePattern,
  setting.otherRoute,
  setting.doseAlone,
  setting.droveAfterDose,
  doseCourse.microdoseFelt,
  dependence.strongUrges,
  dependence.usePatternSignals,
  dependence.dependenceScale,
  dependence.otherSource,
  dependence.hiddenOrWorried,
  dependence.asksForHelp,
  dependence.couldNotCutDown,
  coUse.opioidOrGhb,
  coUse.sedative,
  coUse.alcohol,
  coUse.alcoholScreen,
  coUse.stimulantOrNewMedicine,
  adverse.breathingOrCollapse,
  adverse.bloodInUrine,
  adverse.bladderClear,
  adverse.bladderPersistent,
  adverse.jaundiceOrBellyPain,
  afterDose.dissociationLasting,
  afterDose.perceptionOffDose,
  afterDose.sedationOrConfusion,
  afterDose.memoryLasting,
  afterDose.otherSevere,
  afterDose.pregnancy,
  vitalSigns.veryHighPressure,
  vitalSigns.riseAfterDose,
  vitalSigns.highBeforeDose,
  moodElevation,
  lessSleepMoreEnergy,
  engagement.checkInsMissed,
  engagement.silentAtRisk,
  engagement.dosingUnmeasured,
  engagement.dailyChecksStopped,
  quality.tooFast,
  straightLine,
  quality.impossibleEntry,
  contradiction,
  quality.whoAnswers,
  couldNotBeJudged,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | null {
  return byId.get(id) ?? null;
}
