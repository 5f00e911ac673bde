import { isStorable } from "@/domain/fhir-answer";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import type { Instrument, Item, Option } from "@/domain/instruments/instrument";

/** The words of an instrument that we may score but not ship, as a clinic loaded them. Keys are those of `wordingFields`. */
export type Wording = { readonly texts: Readonly<Record<string, string>> };

/** One text that the administrator supplies. */
export type WordingField = {
  /** "stem"; a linkId for a question; "linkId=value" for an answer, at the first item that offers it. */
  readonly key: string;
  readonly kind: "stem" | "question" | "answer";
  readonly label: string;
  readonly required: boolean;
  /** In characters. */
  readonly maxLength: number;
};

/** Every text of a clinic-supplied instrument, in order. Items that offer the same answers share their wording. */
export function wordingFields(instrument: Instrument): WordingField[] {
  const shown = new Set<readonly Option[]>();
  const answersOf = (item: Item, number: number): WordingField[] => {
    if (!("options" in item) || shown.has(item.options)) return [];
    shown.add(item.options);
    const alike = instrument.items.filter((one) => "options" in one && one.options === item.options).length;
    const whose = alike > 1 ? `questions ${number} to ${number + alike - 1}` : `question ${number}`;
    return item.options.map(({ value }) => ({
      key: `${item.linkId}=${value}`,
      kind: "answer",
      label: `Answer scored ${value} (${whose})`,
      required: true,
      maxLength: 200,
    }));
  };
  return [
    { key: "stem", kind: "stem", label: "Introduction", required: false, maxLength: 1000 },
    ...instrument.items.flatMap((item, i): WordingField[] => [
      {
        key: item.linkId,
        kind: "question",
        label: `Question ${i + 1}: ${item.label}`,
        required: true,
        maxLength: 1000,
      },
      ...answersOf(item, i + 1),
    ]),
  ];
}

export type WordingProblem = { readonly field: string; readonly message: string };

export type ParsedWording =
  | { readonly kind: "ok"; readonly wording: Wording }
  | { readonly kind: "invalid"; readonly problems: readonly WordingProblem[] };

/** Reads what an administrator pasted. Every problem names its field and how to mend it. */
export function parseWording(instrument: Instrument, given: Readonly<Record<string, string>>): ParsedWording {
  const fields = wordingFields(instrument);
  const problems: WordingProblem[] = [];
  const texts: Record<string, string> = {};
  for (const field of fields) {
    const text = given[field.key]?.trim() ?? "";
    const message = problemWith(field, text, fields, texts);
    if (message) problems.push({ field: field.key, message });
    else if (text !== "") texts[field.key] = text;
  }
  for (const key of Object.keys(given)) {
    if (fields.some((field) => field.key === key)) continue;
    problems.push({ field: key, message: `${instrument.shortTitle} has no "${key}". Leave it out.` });
  }
  return problems.length > 0 ? { kind: "invalid", problems } : { kind: "ok", wording: { texts } };
}

function problemWith(
  field: WordingField,
  text: string,
  fields: readonly WordingField[],
  earlier: Readonly<Record<string, string>>,
): string | null {
  const { label, maxLength } = field;
  if (text === "") return field.required ? `"${label}" is empty. Paste its wording.` : null;
  if (text.length > maxLength) {
    return `"${label}" has ${text.length} characters. Use at most ${maxLength}: one text, not the whole page.`;
  }
  if (!isStorable(text)) return `"${label}" has characters that cannot be kept. Paste it as plain text.`;
  const twin = fields.find(
    (one) => one.kind === field.kind && earlier[one.key] === text && sameSet(one, field),
  );
  return twin ? `"${label}" has the same words as "${twin.label}". Paste each where it belongs.` : null;
}

/** Two questions must differ, and two answers to one question; answers to different questions may be alike. */
function sameSet(a: WordingField, b: WordingField): boolean {
  return a.kind !== "answer" || a.key.split("=")[0] === b.key.split("=")[0];
}

/** The instrument in the clinic's words; as it is when it has words of its own, or the clinic none. */
export function worded(instrument: Instrument, wording: Wording | null | undefined): Instrument {
  if (!wording || !needsWording(instrument)) return instrument;
  const { texts } = wording;
  const firstWith = new Map<readonly Option[], string>();
  const items = instrument.items.map((item): Item => {
    const text = texts[item.linkId] ?? item.text;
    if (!("options" in item)) return { ...item, text };
    const first = firstWith.get(item.options) ?? item.linkId;
    firstWith.set(item.options, first);
    const options = item.options.map((one) => ({ ...one, text: texts[`${first}=${one.value}`] ?? one.text }));
    return { ...item, text, options };
  });
  return { ...instrument, ...(texts.stem ? { stem: texts.stem } : {}), items };
}

/** What the administrator confirms, kept with the wording. */
export function licenceStatement(instrument: Instrument, clinicName: string): string {
  return `${clinicName} may use this wording of ${instrument.shortTitle} with its patients, and it is unchanged from the edition named. ${instrument.license.notice}`;
}
