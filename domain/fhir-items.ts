type Json = Record<string, unknown>;

/** One thing wrong with what was sent, in FHIR's terms: OperationOutcome.issue. */
export type Issue = {
  readonly code: "structure" | "required" | "value" | "not-supported" | "too-long" | "invariant";
  /** FHIRPath of the element, with the linkId where an item is meant. */
  readonly expression: string;
  /** What is wrong and how to mend it. Never quotes an answer. */
  readonly diagnostics: string;
};

export type Fail = (code: Issue["code"], expression: string, diagnostics: string) => void;

const maxDepth = 16;

/** An item with what it holds; groups are opened. */
export type FlatItem = { linkId: string; codes: string[]; answers: Json[]; children: FlatItem[] };

/** The items as sent, with what each may be known by and its answers. What cannot be read is said: passed over, it would look skipped. */
export function flatten(items: unknown, fail: Fail): FlatItem[] {
  const flat: FlatItem[] = [];
  const visit = (list: unknown, into: FlatItem[], depth: number) => {
    if (list === undefined) return;
    if (!Array.isArray(list) || depth > maxDepth) {
      fail(
        "structure",
        "QuestionnaireResponse.item",
        `Items must be arrays, nested at most ${maxDepth} deep.`,
      );
      return;
    }
    for (const one of list) {
      if (!isObject(one) || typeof one.linkId !== "string") {
        fail("structure", "QuestionnaireResponse.item", "Every item needs a linkId.");
        continue;
      }
      const answers = readAnswerElements(one, fail);
      const item: FlatItem = { linkId: one.linkId, codes: codesOf(one), answers, children: [] };
      into.push(item);
      visit(one.item, item.children, depth + 1);
      for (const answer of answers) visit(answer.item, item.children, depth + 1);
    }
  };
  visit(items, flat, 1);
  if (items === undefined) fail("required", "QuestionnaireResponse.item", "There are no answers.");
  return flat;
}

/** The answers of an item, each an object with one value. */
function readAnswerElements({ linkId, answer }: Json, fail: Fail): Json[] {
  if (answer === undefined) return [];
  const expression = `${expressionOf(String(linkId))}.answer`;
  if (!Array.isArray(answer) || !answer.every(isObject)) {
    fail("structure", expression, 'Send answer as an array of objects, such as [{"valueInteger": 2}].');
    return [];
  }
  const valuesOf = (one: Json) => Object.entries(one).filter(([key]) => /^value[A-Z]/.test(key));
  if (answer.some((one) => valuesOf(one).length !== 1 || valuesOf(one)[0]?.[1] === null)) {
    fail(
      "structure",
      expression,
      "Give each answer exactly one value[x], such as valueInteger. Leave answer out when the item was skipped.",
    );
    return [];
  }
  return answer;
}

/** FHIRPath of an item. */
export function expressionOf(linkId: string): string {
  return `QuestionnaireResponse.item.where(linkId='${linkId.slice(0, 80).replaceAll("'", "")}')`;
}

/** What an item may be known by: its linkId, that without its path, and the LOINC code its definition ends with. */
function codesOf(item: Json): string[] {
  const linkId = String(item.linkId);
  const definition = typeof item.definition === "string" ? item.definition.split(/[/#|]/).at(-1) : undefined;
  return [linkId, linkId.split("/").at(-1) ?? "", definition ?? ""].filter((code) => code !== "");
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
