import { generateCohort } from "@/db/demo/cohort";
const until=new Date("2026-11-24T15:00:00Z");
for(let i=0;i<4;i++){const u=process.cpuUsage();const t=performance.now();
const c=generateCohort({seed:11,until,patients:200,weeks:26,timeZone:"America/New_York"});
console.log("ms",performance.now()-t, process.cpuUsage(u).user/1e3);}
