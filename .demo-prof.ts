import { mkdtempSync, rmSync } from "node:fs";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/connection";
const dataDir = mkdtempSync("/tmp/heron-seedtry-");
const e = await startEmbedded({ dataDir, settings: JSON.parse(process.env.PGSET ?? "{}") });
try {
  const s = openPool(e.url("postgres","postgres"),{max:1}); await s`create database heron`; await s.end();
  await migrateDatabase(e.url("postgres","heron"), null);
  process.env.DATABASE_URL = e.url("postgres","heron"); process.env.DATABASE_APP_URL = e.url("heron_app","heron");
  const { seedDemo } = await import("@/db/seed");
  const c = await import("@/db/demo/clinics");
  (c.demoClinic as any).cohort = { ...c.demoClinic.cohort, patients: Number(process.env.N ?? 40) };
  const t = performance.now(); const u0=process.cpuUsage();
  (globalThis as any).x = setInterval(async () => { const { execSync } = await import("node:child_process"); process.env.PSLOG && console.log(execSync("ps -eo time,rss,cmd --sort=-time | grep \"[p]ostgres:\" | head -8").toString()); }, 15000); await seedDemo({ now: new Date("2026-11-24T15:00:00Z"), onProgress: (l) => console.log(((performance.now()-t)/1000).toFixed(1)+"s", l) });
  clearInterval((globalThis as any).x); const u=process.cpuUsage(u0); console.log("SECONDS", (performance.now()-t)/1000, "cpu user", u.user/1e6, "sys", u.system/1e6);
  const { closeDatabase } = await import("@/db/client"); await closeDatabase();
} catch (x) { console.error("ERR", x) } finally { await e.stop(); rmSync(dataDir,{recursive:true,force:true}); }
