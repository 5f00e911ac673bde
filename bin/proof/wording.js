/**
 * Keeps sentences for people out of the mutation run: `npm run docs` writes them into docs/rules and docs/instruments,
 * where a changed word fails the check. Identifiers, codes and everything computed inside a sentence stay in.
 */
const prose = new Set(["title", "logic", "action", "source", "summary", "text"]);

/** A name, or a chain of names: nothing in it that could be mutated. */
const isName = ({ type, object, computed }) =>
  type === "Identifier" || (type === "MemberExpression" && !computed && isName(object));

function shouldIgnore(path) {
  const { node, parent } = path;
  if (path.isStringLiteral()) {
    const isProse = parent.type === "ObjectProperty" && prose.has(parent.key.name);
    return isProse || /\S\s+\S/.test(node.value) ? "wording" : undefined;
  }
  if (path.isTemplateLiteral() && node.expressions.every(isName)) {
    return node.quasis.some(({ value }) => /[a-z]\s|\s[a-z]/i.test(value.raw)) ? "wording" : undefined;
  }
  return undefined;
}

export const strykerPlugins = [{ kind: "Ignore", name: "wording", value: { shouldIgnore } }];
