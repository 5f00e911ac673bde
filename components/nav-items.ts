import { type Ability, can, type Viewer } from "@/domain/access";

export type NavItem = {
  href: string;
  label: string;
  ability: Ability;
  key: string;
  /** Not in the bar of a narrow screen: the queue leads there. */
  isOfQueue?: true;
};

/** What the navigation offers, in order; each role sees what it may open. `key` follows G. */
const items: readonly NavItem[] = [
  { href: "/queue", label: "Queue", ability: "view-queue", key: "q" },
  { href: "/patients", label: "Patients", ability: "view-patients", key: "p" },
  { href: "/handover", label: "Handover", ability: "view-queue", key: "h", isOfQueue: true },
  {
    href: "/safety-report",
    label: "Safety report",
    ability: "view-safety-report",
    key: "s",
    isOfQueue: true,
  },
  { href: "/exports", label: "Exports", ability: "export", key: "e" },
  { href: "/audit", label: "Audit", ability: "view-audit", key: "a" },
  { href: "/clinic", label: "Clinic", ability: "administer", key: "c" },
  { href: "/programme", label: "Programme", ability: "view-programme", key: "m" },
  { href: "/rules", label: "Rules", ability: "view-rules", key: "r" },
];

export function navItemsOf(viewer: Viewer): NavItem[] {
  return items.filter((item) => can(viewer, item.ability));
}

/** The first thing a role can open is what it works with. */
export function homeOf(viewer: Viewer): string {
  return navItemsOf(viewer)[0]?.href ?? "/rules";
}
