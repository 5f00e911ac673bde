import { expect, test } from "vitest";
import { findInstrument } from "@/domain/instruments/catalogue";
import { scoreCheckIn } from "@/domain/scoring";

test.each([
  ["phq-9", "phq9", 9],
  ["gad-7", "gad7", 7],
])(
  "%s: every set of 0 to 3 sums as it stands",
  (id, prefix, items) => {
    const instrument = findInstrument(id);
    if (!instrument) throw new Error(id);
    for (let code = 0; code < 4 ** items; code += 1) {
      const values = Array.from({ length: items }, (_, i) => Math.floor(code / 4 ** i) % 4);
      const answers = Object.fromEntries(values.map((value, i) => [`${prefix}.${i + 1}`, value]));
      const total = scoreCheckIn(instrument, answers).find(({ measure }) => measure === "total");
      if (total?.value !== values.reduce((a, b) => a + b, 0)) expect.fail(values.join(" "));
    }
  },
  60_000,
);
