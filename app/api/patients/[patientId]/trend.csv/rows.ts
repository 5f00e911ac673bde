import type { ExportedTrend } from "@/db/queries/export-trend";
import { equivalentMg } from "@/domain/bioavailability";
import type { csvRow } from "@/domain/csv";
import { sinceDose } from "@/domain/since-dose";

type Row = Parameters<typeof csvRow>[0];

const columns = [
  "patient_number",
  "kind",
  "at",
  "instrument",
  "measure",
  "value",
  "band",
  "prorated",
  "days_since_dose",
  "dose_kind",
  "route",
  "mg",
  "planned_mg",
  "planned_route",
  "estimated_mg_by_planned_route",
  "estimate_low",
  "estimate_high",
  "rule",
  "priority",
  "open",
  "id",
];

/** A heading and one row for each mark of the charts since a moment, in the order of time. */
export function trendRows({ number, timeZone, trend }: ExportedTrend, since: Date, now: Date): Row[] {
  const taken = trend.doses.filter(({ kind }) => kind !== "skipped");
  const scores = Object.entries(trend.series).flatMap(([key, points]) => {
    const [instrument = "", measure = ""] = key.split("/");
    const days = new Map(
      sinceDose(points, taken, timeZone).since.map((one) => [one.point.checkInId, one.days]),
    );
    return points.map((point) => ({
      at: point.at,
      cells: {
        kind: "score",
        instrument,
        measure,
        value: point.value,
        band: point.band,
        prorated: point.prorated,
        days_since_dose: days.get(point.checkInId) ?? null,
        id: point.checkInId,
      },
    }));
  });
  const doses = trend.doses.map((dose) => {
    const { route, plannedRoute, mg } = dose;
    const estimate =
      route && plannedRoute && mg !== null && route !== plannedRoute
        ? equivalentMg(mg, route, plannedRoute)
        : null;
    return {
      at: dose.at,
      cells: {
        kind: "dose",
        dose_kind: dose.kind,
        route,
        mg,
        planned_mg: dose.plannedMg,
        planned_route: plannedRoute,
        estimated_mg_by_planned_route: estimate?.mg ?? null,
        estimate_low: estimate?.low ?? null,
        estimate_high: estimate?.high ?? null,
        id: dose.checkInId,
      },
    };
  });
  const flags = trend.flags.map((flag) => ({
    at: flag.at,
    cells: { kind: "flag", rule: flag.ruleId, priority: flag.priority, open: flag.open, id: flag.id },
  }));
  const shown: { at: Date; cells: Partial<Record<string, Row[number]>> }[] = [...scores, ...doses, ...flags];
  return [
    columns,
    ...shown
      .filter(({ at }) => at >= since && at <= now)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ at, cells }) =>
        columns.map((name) =>
          name === "patient_number" ? number : name === "at" ? at.toISOString() : (cells[name] ?? null),
        ),
      ),
  ];
}
