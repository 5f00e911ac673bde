import type { CheckIn } from "@/domain/check-in";
import { isStorable } from "@/domain/fhir-answer";
import { isObject } from "@/domain/fhir-items";
import { readFhirTime } from "@/domain/fhir-time";

type Json = Record<string, unknown>;

/** Says when a questionnaire was opened. */
export const startedExtension = "urn:heron:StructureDefinition/started";

/** Extensions that say so: ours, and the one of the Android FHIR SDK. */
const startedUrls = [
  startedExtension,
  "http://github.com/google-android/questionnaire-lastLaunched-timestamp",
];
const maxDeviceLength = 200;

/**
 * How a QuestionnaireResponse came about, as far as its sender tells: when it was opened (an extension) and on which device (`author`
 * naming a Device). Either may be missing; what cannot be read counts as not told, since no answer depends on it.
 */
export function readOrigin(json: Json): Pick<CheckIn, "startedAt" | "deviceId"> {
  return { startedAt: readStarted(json.extension), deviceId: readDevice(json.author) };
}

function readStarted(extensions: unknown): Date | null {
  const list = Array.isArray(extensions) ? extensions.filter(isObject) : [];
  const told = list.find((one) => startedUrls.includes(String(one.url)))?.valueDateTime;
  return readFhirTime(told);
}

function readDevice(author: unknown): string | null {
  if (!isObject(author)) return null;
  const referred =
    typeof author.reference === "string" ? /(?:^|\/)Device\/([^/]+)$/.exec(author.reference)?.[1] : undefined;
  const named = author.type === "Device" && isObject(author.identifier) ? author.identifier.value : undefined;
  const id = referred ?? named;
  return typeof id === "string" && id !== "" && id.length <= maxDeviceLength && isStorable(id) ? id : null;
}
