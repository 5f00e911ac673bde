import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { processIdentity, serversOn, signal, within } from "@/db/embedded/process";

/**
 * Stops what a killed launcher or a killed server left running on these files. Call it only as their owner.
 * The server's own note of its process stays: with it PostgreSQL checks that no one holds its shared memory.
 */
export async function stopOrphans(cluster: string): Promise<void> {
  const postmaster = postmasterPid(cluster);
  const remaining = () => serversOn(cluster, postmaster);

  if (postmaster && remaining().includes(postmaster)) {
    signal(postmaster, "SIGINT");
    await within(20_000, () => !remaining().includes(postmaster));
  }
  // Children of a killed server end by themselves once they see it; the second and third round are for those that do not.
  for (const name of [null, "SIGQUIT", "SIGKILL"] as const) {
    if (name) for (const pid of remaining()) signal(pid, name);
    if (await within(5_000, () => remaining().length === 0)) break;
  }
  if (remaining().length > 0)
    throw new Error(
      `Processes ${remaining().join(", ")} hold the database in ${cluster} and cannot be stopped.`,
    );

  // The number now belongs to another program: PostgreSQL would take that for itself and refuse to start.
  if (postmaster && processIdentity(postmaster)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Lines of postmaster.pid: 1 the process, 8 its state. */
function noteLine(cluster: string, line: number): string | null {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[line - 1]?.trim() ?? null;
  } catch {
    return null;
  }
}

function postmasterPid(cluster: string): number | null {
  return Number(noteLine(cluster, 1)) || null;
}

export function isReady(cluster: string, pid: number): boolean {
  return postmasterPid(cluster) === pid && noteLine(cluster, 8) === "ready";
}
