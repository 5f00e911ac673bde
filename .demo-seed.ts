import { mkdtempSync } from "node:fs";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { openPool } from "@/db/connection";
const dataDir = mkdtempSync("/tmp/heron-seedtry-");
const e = await startEmbedded({ dataDir, onProgress: console.log, settings: { fsync: process.env.FSYNC ?? "on" } });
try {
  const s = openPool(e.url("postgres","postgres"),{max:1}); await s`create database heron`; await s.end();
  await migrateDatabase(e.url("postgres","heron"), null);
  process.env.DATABASE_URL = e.url("postgres","heron"); process.env.DATABASE_APP_URL = e.url("heron_app","heron");
  const { seedDemo, isEmpty } = await import("@/db/seed");
  console.log("empty", await isEmpty());
  const now = new Date(process.env.NOW ?? "2026-11-24T15:00:00Z");
  const t = performance.now();
  const demo = await seedDemo({ now, onProgress: (l) => console.log(((performance.now()-t)/1000).toFixed(1)+"s", l) });
  console.log("SECONDS", (performance.now()-t)/1000, demo.staff.length, demo.patients.length, await isEmpty());
  console.log(demo.staff);
  const q = openPool(e.url("postgres","heron"),{max:1});
  const show = async (title: string, rows: unknown) => { console.log("--", title); console.table(await rows); };
  await show("counts", q`select (select count(*) from app.check_ins) check_ins, (select count(*) from app.flags) flags, (select count(*) from app.cases) cases, (select count(*) from app.triage_events) events, (select count(*) from app.audit_events) audit`);
  await show("open cases", q`select k.name, c.status, c.priority, count(*), count(*) filter (where due_at < ${now}) overdue from app.cases c join app.clinics k on k.id=c.clinic_id where status<>'closed' group by 1,2,3 order by 1,3,2`);
  await show("closed outcomes", q`select outcome, count(*) from app.cases where status='closed' group by 1 order by 2 desc`);
  await show("findings per check-in", q`select f.priority, count(distinct f.check_in_id) from app.flags f where check_in_id is not null group by 1`);
  await show("rules", q`select rule_id, count(*), count(*) filter (where priority='urgent') urgent, count(*) filter (where priority='high') high, count(*) filter (where priority='medium') medium, count(*) filter (where priority='low') low, sum(seen) seen, count(*) filter (where closed_at is null) open from app.flags group by 1 order by 1`);
  await show("judged findings", q`select fi->>'priority' p, count(distinct j.check_in_id) from app.judgements j, jsonb_array_elements(j.findings) fi group by 1`).catch((x)=>console.log(String(x)));
  await show("last 28 d new cases per week", q`select date_trunc('week', opened_at)::date w, count(*), count(*) filter (where priority in ('urgent')) urgent, count(*) filter (where priority='high') high from app.cases group by 1 order by 1`);
  await show("time to close / overdue share", q`select priority, count(*), avg(extract(epoch from closed_at-answered_at)/3600)::numeric(6,1) hours, (avg((closed_at>due_at)::int)*100)::numeric(5,1) late_pct from app.cases where status='closed' group by 1`);
  const byStory = new Map(demo.patients.filter(p=>p.story).map(p=>[p.id,p]));
  for (const [id,p] of byStory) { const r = await q`select f.rule_id, f.priority, f.summary, c.status, f.answered_at from app.flags f join app.cases c on c.id=f.case_id and c.clinic_id=f.clinic_id where f.patient_id=${id} and f.closed_at is null order by c.rank`; console.log("*", p.name, "|", p.story, "\n   ", r.map(x=>`${x.rule_id} ${x.priority} [${x.status}] ${x.summary}`).join("\n    ")); }
  await show("queue", q`select p.number, i.given_name||' '||i.family_name as name, c.priority, c.status, c.answered_at, c.due_at, (select string_agg(rule_id,',') from app.flags f where f.case_id=c.id and f.closed_at is null) rules from app.cases c join app.patients p on p.id=c.patient_id join app.patient_identities i on i.patient_id=p.id where c.status<>'closed' order by c.rank, c.due_at`);
  await q.end();
  const { closeDatabase } = await import("@/db/client"); await closeDatabase();
} catch (x) { console.error("ERR", x, (x as Error).cause); process.exitCode=1; } finally { await e.stop(); (await import("node:fs")).rmSync(dataDir,{recursive:true,force:true}); }
