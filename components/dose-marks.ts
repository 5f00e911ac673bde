import { routeWords } from "@/components/plan-words";
import { dayText } from "@/components/time";
import { type Estimate, equivalentMg } from "@/domain/bioavailability";
import type { Dose } from "@/domain/dose";
import type { Route } from "@/domain/prescription";
import { plainNumber } from "@/domain/wording";

/** One dose as strips, keys and tables show it; the parts of a split one are one. */
export type DoseMark = Pick<Dose, "checkInId" | "at" | "kind" | "route" | "mg" | "plannedMg"> & {
  /** Of the plan in force on its day. */
  readonly plannedRoute: Route | null;
  readonly above: boolean;
};

/** What was taken by another route than planned, by route. */
function otherRoutesOf(doses: readonly DoseMark[]): Map<Route, DoseMark[]> {
  const byRoute = new Map<Route, DoseMark[]>();
  for (const dose of doses) {
    if (dose.route && isOtherRoute(dose)) byRoute.set(dose.route, [...(byRoute.get(dose.route) ?? []), dose]);
  }
  return byRoute;
}

export function isOtherRoute({ route, plannedRoute }: DoseMark): boolean {
  return route !== null && plannedRoute !== null && route !== plannedRoute;
}

export function countDoses(doses: readonly DoseMark[]) {
  const of = (...kinds: DoseMark["kind"][]) => doses.filter((dose) => kinds.includes(dose.kind)).length;
  return {
    taken: of("scheduled", "partial"),
    extra: of("extra"),
    skipped: of("skipped"),
    above: doses.filter((dose) => dose.above).length,
    otherRoutes: otherRoutesOf(doses),
  };
}

export function letterOf(route: Route): string {
  return route === "sublingual" ? "T" : route === "other" ? "O" : route.charAt(0).toUpperCase();
}

/** Milligrams as a multiple of what was planned; null where either is unknown. */
export function ratioOf({ mg, plannedMg }: Pick<DoseMark, "mg" | "plannedMg">): number | null {
  return mg !== null && plannedMg ? mg / plannedMg : null;
}

/** What a dose by another route comes to by the planned one; null where it was by that, or nothing is published. */
export function estimateOf(dose: DoseMark): Estimate | null {
  const { route, plannedRoute, mg } = dose;
  if (!route || !plannedRoute || mg === null || !isOtherRoute(dose)) return null;
  return equivalentMg(mg, route, plannedRoute);
}

/** "by estimate reaches the blood as about 40 mg (31 to 58) under the tongue would", over all doses of one other route. */
export function estimateText(doses: readonly DoseMark[]): string {
  const estimates = doses.flatMap((dose) => estimateOf(dose) ?? []);
  const planned = doses.find((dose) => dose.plannedRoute)?.plannedRoute;
  if (estimates.length === 0 || !planned) return "no published estimate of what reaches the blood";
  const typical = estimates.map(({ mg }) => mg);
  const [least, most] = [Math.min(...typical), Math.max(...typical)];
  const about = least === most ? plainNumber(least) : `${plainNumber(least)} to ${plainNumber(most)}`;
  const low = Math.min(...estimates.map((one) => one.low));
  const high = Math.max(...estimates.map((one) => one.high));
  return `by estimate reaches the blood as about ${about} mg (${plainNumber(low)} to ${plainNumber(high)}) ${routeWords[planned]} would`;
}

/** The strip in words. */
export function doseText(doses: readonly DoseMark[], timeZone: string): string {
  const [first, last] = [doses[0], doses.at(-1)];
  if (!first || !last) return "No doses reported in this period.";
  const { taken, extra, skipped, above, otherRoutes } = countDoses(doses);
  const routes = [...otherRoutes]
    .map(([route, of]) => ` ${of.length} ${routeWords[route]}: ${estimateText(of)}.`)
    .join("");
  const highest = Math.max(0, ...doses.map((dose) => ratioOf(dose) ?? 0));
  const largest =
    above > 0 ? ` ${above} above the plan, the largest ${Math.round(highest * 100)}% of it.` : "";
  return `Doses ${dayText(first.at, timeZone)} to ${dayText(last.at, timeZone)}: ${taken} scheduled, ${skipped} skipped, ${extra} extra.${routes}${largest}`;
}
