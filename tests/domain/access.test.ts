import { describe, expect, test } from "vitest";
import { type Ability, abilityNames, authorize, can, NotPermitted, roles, rolesWith } from "@/domain/access";
import { viewerAs } from "@/tests/support/viewer";

const everybody = [...roles];
/** Who may do what, written down apart from the code. */
const table: Record<Ability, readonly string[]> = {
  "view-queue": ["clinician", "coordinator"],
  triage: ["clinician", "coordinator"],
  "view-safety-report": ["clinician", "coordinator"],
  "view-patients": ["clinician", "coordinator"],
  "record-background": ["clinician", "coordinator"],
  "import-check-ins": ["administrator", "coordinator"],
  export: ["clinician"],
  "view-programme": ["administrator", "clinician"],
  "export-research": ["clinician"],
  "view-audit": ["auditor"],
  "be-told": ["administrator", "clinician", "coordinator"],
  administer: ["administrator"],
  "view-instruments": everybody,
  "load-wording": ["administrator"],
  "view-rules": everybody,
  "propose-thresholds": ["administrator", "clinician"],
  "approve-thresholds": ["clinician"],
  "override-thresholds": ["clinician"],
};

describe.each(abilityNames.map((name) => [name]))("%s", (ability) => {
  test.each(everybody.map((role) => [role]))("by a member of staff who is %s", (role) => {
    const may = table[ability].includes(role);
    const viewer = viewerAs(role);
    expect(can(viewer, ability)).toBe(may);
    expect(rolesWith(ability).includes(role)).toBe(may);
    if (may) expect(() => authorize(viewer, ability)).not.toThrow();
    else expect(() => authorize(viewer, ability)).toThrow(`not permitted: ${ability}`);
  });
});

test("what is not permitted is told from what went wrong", () => {
  const refused = new NotPermitted("export");
  expect([refused.name, refused.ability]).toEqual(["NotPermitted", "export"]);
});
