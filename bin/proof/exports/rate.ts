import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { median, timed } from "@/bin/bench/measure";
import type { ProofLine } from "@/bin/proof/report";
import { sendExport } from "@/db/commands/send-export";
import type { openPool } from "@/db/connection";
import { selectScores } from "@/db/exports/selects";
import type { Viewer } from "@/domain/access";
import type { Selection } from "@/domain/exports/export";

type Sql = ReturnType<typeof openPool>;

const rounds = 3;
const least = 0.5;
const mostGrowth = 50;
const all: Selection = { patientId: null, view: null, from: null, to: null, freeText: true };

/** Our CSV beside PostgreSQL's own COPY of the same rows, in turn, and how much memory the process that streams them takes on. */
export async function proveRate(admin: Sql, viewer: Viewer, rows: number): Promise<ProofLine[]> {
  const copyText = asText(
    selectScores({ ...viewer, selection: all, asOf: new Date(), isHidden: false, after: null }),
  );
  const bareText = copyText.replace(/to_char\((\w\.\w+) at time zone 'UTC', '[^']*'\)/g, "$1");
  const times: { ours: number[]; copy: number[]; bare: number[] } = { ours: [], copy: [], bare: [] };
  // The code is compiled and the pool open before memory is looked at.
  await stream(viewer, () => {});
  const memory = watchMemory();
  for (let round = 0; round < rounds; round += 1) {
    times.copy.push(await timed(() => copy(admin, copyText)));
    times.bare.push(await timed(() => copy(admin, bareText)));
    times.ours.push(await timed(() => stream(viewer, memory.look)));
  }
  const [ours, bare] = [median(times.ours), median(times.copy)];
  const ratio = bare / ours;
  const told = (line: string, figure: number) => ({ line, figure, limit: null, holds: true });
  return [
    {
      line: `rate of CSV / rate of COPY, ${rows} rows (${seconds(ours)} / ${seconds(bare)}), at least`,
      figure: ratio,
      limit: least,
      holds: ratio >= least,
    },
    told("the same beside COPY of the columns as they are stored", median(times.bare) / ours),
    told("rows a second, in thousands", rows / ours),
    {
      line: `memory grown while ${rows} rows were streamed, MB`,
      figure: memory.grown(),
      limit: mostGrowth,
      holds: memory.grown() < mostGrowth,
    },
  ];
}

async function stream(viewer: Viewer, look: () => void): Promise<void> {
  const sending = await sendExport(viewer, { what: "scores", selection: all, reason: "quality" }, new Date());
  if (!sending || sending === "busy") throw new Error("not sent");
  // As a receiver that takes what it is given, one turn of the loop later.
  await sending.send(async () => {
    look();
    await new Promise((resolve) => setImmediate(resolve));
  });
}

/** PostgreSQL alone: nobody receives what it writes, and nothing waits for a client. */
async function copy(admin: Sql, text: string): Promise<void> {
  await admin.unsafe(`copy (${text}) to '/dev/null' (format csv)`);
}

function watchMemory() {
  const before = process.memoryUsage.rss();
  let most = before;
  return {
    look: () => {
      most = Math.max(most, process.memoryUsage.rss());
    },
    grown: () => (most - before) / 1e6,
  };
}

/** COPY takes no parameters; ours are ids, moments and days that we made. */
function asText(query: SQL): string {
  const { sql, params } = new PgDialect().sqlToQuery(query);
  return sql.replace(
    /\$(\d+)/g,
    (_, place) => `'${String(params[Number(place) - 1]).replaceAll("'", "''")}'`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
