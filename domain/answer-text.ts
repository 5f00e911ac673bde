import type { AnswerValue, Item } from "@/domain/instruments/instrument";

/** How an answer reads, in the instrument's own words. A value the item does not offer is shown as it came. */
export function answerText(item: Item, value: AnswerValue | undefined): string {
  if (value === null || value === undefined) return "not answered";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) {
    if (value.length === 0) return "none chosen";
    return value.map((one: string) => optionText(item, one)).join(", ");
  }
  if (typeof value === "object" && "sys" in value) return `${value.sys}/${value.dia} mmHg`;
  if (item.type === "scale" && typeof value === "number") return `${value} of ${item.max}`;
  return optionText(item, value as number | string);
}

function optionText(item: Item, value: number | string): string {
  if (item.type !== "choice" && item.type !== "multi-choice") return String(value);
  const option = item.options.find((one) => one.value === value);
  if (!option) return `${value} (not one of the options)`;
  return option.text || String(value);
}
