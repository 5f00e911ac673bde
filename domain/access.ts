/** Who asks, and what each role may do. Actors are made only in auth/ (and tests/support): a value of these types is a proof. */

declare const proven: unique symbol;
type Proven = { readonly [proven]: true };

export const roles = ["administrator", "clinician", "coordinator", "auditor"] as const;
export type StaffRole = (typeof roles)[number];

/** A member of staff, signed in, in one clinic. */
export type Viewer = Proven & {
  readonly kind: "staff";
  readonly staffId: string;
  readonly clinicId: string;
  readonly role: StaffRole;
  readonly displayName: string;
  readonly clinicName: string;
  /** IANA zone of the clinic: staff see its clock. */
  readonly timeZone: string;
};

/** A machine that sends check-ins for one clinic. */
export type IntakeSource = Proven & {
  readonly kind: "machine";
  readonly tokenId: string;
  readonly clinicId: string;
  readonly name: string;
};

/** Heron itself, at work in one clinic: sweeps, set-up, demo data. */
export type Heron = Proven & { readonly kind: "heron"; readonly clinicId: string; readonly name: string };

export type Actor = Viewer | IntakeSource | Heron;

const abilities = {
  /** See the queue and its cases. */
  "view-queue": ["clinician", "coordinator"],
  /** Claim, release, note, close and reopen cases. */
  triage: ["clinician", "coordinator"],
  /** See every positive safety answer of a period and what became of it. */
  "view-safety-report": ["clinician", "coordinator"],
  /** See the caseload and a patient's page. */
  "view-patients": ["clinician", "coordinator"],
  /** Set sex, history and medicines of a patient, which rules read. */
  "record-background": ["clinician", "coordinator"],
  /** Bring check-ins in from a file. */
  "import-check-ins": ["administrator", "coordinator"],
  /** Take tables with names out of Heron, of a patient, a group or the clinic. */
  export: ["clinician"],
  /** See how the clinic's patients do by month, counted and without names. */
  "view-programme": ["administrator", "clinician"],
  /** Take a research set without names out of Heron. */
  "export-research": ["clinician"],
  /** Read who did and saw what. */
  "view-audit": ["auditor"],
  /** Be told of cases: choose how, and learn what could not be delivered. */
  "be-told": ["administrator", "clinician", "coordinator"],
  /** See and change the clinic's settings; see its staff and the messages that told them. */
  administer: ["administrator"],
  /** See the instruments, and the words the clinic loaded for them. */
  "view-instruments": ["administrator", "clinician", "coordinator", "auditor"],
  /** Load the clinic's words for an instrument that Heron may not ship. */
  "load-wording": ["administrator"],
  /** See the rules in force. */
  "view-rules": ["administrator", "clinician", "coordinator", "auditor"],
  /** Propose the clinic's own numbers for the rules. */
  "propose-thresholds": ["administrator", "clinician"],
  /** Put numbers that somebody else proposed in force, or decline them. */
  "approve-thresholds": ["clinician"],
  /** Set a number for one patient, for a time. */
  "override-thresholds": ["clinician"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Ability = keyof typeof abilities;

export const abilityNames = Object.keys(abilities) as Ability[];

export function can(viewer: Viewer, ability: Ability): boolean {
  return (abilities[ability] as readonly StaffRole[]).includes(viewer.role);
}

export function rolesWith(ability: Ability): StaffRole[] {
  return [...abilities[ability]];
}

/** Throws `NotPermitted` unless the viewer's role has the ability. Every query and command for staff begins with it. */
export function authorize(viewer: Viewer, ability: Ability): void {
  if (!can(viewer, ability)) throw new NotPermitted(ability);
}

export class NotPermitted extends Error {
  constructor(readonly ability: Ability) {
    super(`not permitted: ${ability}`);
    this.name = "NotPermitted";
  }
}
