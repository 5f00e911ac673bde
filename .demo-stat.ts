import { mkdtempSync, rmSync } from "node:fs";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/connection";
const dataDir = mkdtempSync("/tmp/heron-seedtry-");
const e = await startEmbedded({ dataDir, settings: { track_io_timing: "on", shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.track_planning": "on", "pg_stat_statements.max":"10000" } });
try {
  const s = openPool(e.url("postgres","postgres"),{max:1}); await s`create database heron`; await s.end();
  await migrateDatabase(e.url("postgres","heron"), null);
  process.env.DATABASE_URL = e.url("postgres","heron"); process.env.DATABASE_APP_URL = e.url("heron_app","heron");
  const q = openPool(e.url("postgres","heron"),{max:1}); await q`create extension pg_stat_statements`;
  const { seedDemo } = await import("@/db/seed");
  const c = await import("@/db/demo/clinics");
  (c.demoClinic as any).cohort = { ...c.demoClinic.cohort, patients: Number(process.env.N ?? 40) };
  const t = performance.now();
  await seedDemo({ now: new Date("2026-11-24T15:00:00Z"), onProgress: () => {} });
  console.log("SECONDS", (performance.now()-t)/1000);
  for (const r of await q`select left(regexp_replace(query,'\s+',' ','g'),34) as k, count(*) variants, sum(calls) calls, sum(total_exec_time)::int exec_ms, sum(total_plan_time)::int plan_ms, sum(rows) rows from pg_stat_statements group by 1 order by sum(total_exec_time+total_plan_time) desc limit 25`) console.log(Object.values(r).join(" | "));
  await q.end();
  const { closeDatabase } = await import("@/db/client"); await closeDatabase();
} catch (x) { console.error("ERR", x) } finally { await e.stop(); rmSync(dataDir,{recursive:true,force:true}); }
