import type { Item, Option } from "@/domain/instruments/instrument";

type More = Partial<Pick<Item, "required" | "loinc" | "safety" | "askedWhen">>;

/** Short ways to write an item down. Required unless said otherwise. */
export function choice(
  linkId: string,
  label: string,
  text: string,
  options: readonly Option[],
  more: More = {},
) {
  return { linkId, label, text, type: "choice", required: true, options, ...more } as const satisfies Item;
}

export function multiChoice(
  linkId: string,
  label: string,
  text: string,
  options: readonly Option[],
  more: More = {},
) {
  return {
    linkId,
    label,
    text,
    type: "multi-choice",
    required: true,
    options,
    ...more,
  } as const satisfies Item;
}

export function numeric(
  type: "scale" | "integer" | "decimal",
  linkId: string,
  label: string,
  text: string,
  range: { min: number; max: number; minLabel?: string; maxLabel?: string },
  more: More = {},
) {
  return { linkId, label, text, type, required: true, ...range, ...more } as const satisfies Item;
}

export function plain(
  type: "boolean" | "dateTime" | "blood-pressure",
  linkId: string,
  label: string,
  text: string,
  more: More = {},
) {
  return { linkId, label, text, type, required: true, ...more } as const satisfies Item;
}

/** Free text is always optional. `maxLength` in characters. */
export function freeText(linkId: string, label: string, text: string, maxLength: number, more: More = {}) {
  return { linkId, label, text, type: "text", required: false, maxLength, ...more } as const satisfies Item;
}
