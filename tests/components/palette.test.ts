import { describe, expect, test } from "vitest";
import { readSource } from "@/tests/support/listed-files";

type Rgb = readonly [number, number, number];

const themes = ["light", "dark"] as const;

/** Each token of globals.css in both themes, 0 to 255 a channel. */
const tokens = new Map(
  [...readSource("app/globals.css").matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light: rgb(light), dark: rgb(dark) }],
  ),
);

function rgb(hex: string): Rgb {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function colour(name: string, theme: (typeof themes)[number]): Rgb {
  const found = tokens.get(name)?.[theme];
  if (!found) throw new Error(`no colour ${name}`);
  return found;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = (of: Rgb) => 0.2126 * linear(of[0]) + 0.7152 * linear(of[1]) + 0.0722 * linear(of[2]);
  const [high, low] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** How colours look without one kind of cone, on linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const sights: Record<string, readonly Rgb[]> = {
  "all cones": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65) as seen with such eyes. */
function lab(of: Rgb, sight: readonly Rgb[]): Rgb {
  const light = of.map(linear) as unknown as Rgb;
  const [r, g, b] = sight.map((row) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])),
  ) as unknown as Rgb;
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance in L*a*b* (CIE 1976): about 2.3 is just noticed. */
function apart(a: Rgb, b: Rgb, sight: readonly Rgb[]): number {
  const [one, other] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

describe.each(themes)("in the %s theme", (theme) => {
  test.each([
    ["ink", "canvas"],
    ["ink", "surface"],
    ["ink", "raised"],
    ["muted", "canvas"],
    ["muted", "surface"],
    ["muted", "raised"],
    ["accent", "surface"],
    ["on-accent", "accent"],
    ["on-urgent", "urgent"],
    ...["urgent", "high", "medium", "low", "done"].flatMap((name) => [
      [name, "surface"],
      [name, `${name}-tint`],
    ]),
    ["improved", "surface"],
    ["worse", "surface"],
    ...[0, 1, 2, 3, 4].map((band) => ["chart-label", `band-${band}`]),
  ])("%s on %s can be read: at least 4.5 to 1", (text = "", ground = "") => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["control", "surface"],
    ["focus", "surface"],
    ["focus", "canvas"],
    ...[0, 1, 2, 3, 4].flatMap((band) => [
      ["chart-line", `band-${band}`],
      ["chart-threshold", `band-${band}`],
    ]),
  ])("%s on %s can be seen: at least 3 to 1", (mark = "", ground = "") => {
    expect(contrast(colour(mark, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(sights))("priorities can be told apart by colour with %s", (_, sight) => {
    const priorities = ["urgent", "high", "medium", "low"].map((name) => colour(name, theme));
    const distances = priorities.flatMap((a, i) => priorities.slice(i + 1).map((b) => apart(a, b, sight)));
    expect(Math.min(...distances)).toBeGreaterThan(15);
  });
});
