"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, use } from "react";
import type { TrendChartData } from "@/components/trend-chart";

const Still = createContext<ReactNode>(null);

/** Recharts draws nothing on the server, so its code comes later and only in the browser. */
const TrendChart = dynamic(() => import("@/components/trend-chart").then((module) => module.TrendChart), {
  ssr: false,
  loading: () => use(Still),
});

/** The still drawing until the live chart is there; without scripts, and on paper made early, it stays. */
export function LiveTrendChart({ still, ...data }: TrendChartData & { still: ReactNode }) {
  return (
    <Still value={still}>
      <TrendChart {...data} />
    </Still>
  );
}
