import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, type Command, startChild } from "@/bin/start/child";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { signal } from "@/db/embedded/process";

/** Something that is killed outright, SIGKILL, and comes back. */
export type Mortal = { name: string; killed: number; kill(): Promise<void>; stop(): Promise<void> };

const pause = 300;

/** A process that is started again whenever it ends, as the launcher or a service manager does. */
export function mortalProcess(command: Command): Mortal {
  let isWanted = true;
  let child: Child = startChild(command);
  const watch = async () => {
    while (isWanted) {
      await child.exited;
      await sleep(pause);
      if (isWanted) child = startChild(command);
    }
  };
  const watching = watch();
  return {
    name: command.name,
    killed: 0,
    async kill() {
      child.kill();
      await child.exited;
    },
    async stop() {
      isWanted = false;
      await child.stop();
      await watching;
    },
  };
}

/** A PostgreSQL whose server process is killed; its files stay, and the next start recovers from them. */
export async function mortalDatabase(dataDir: string): Promise<Mortal & { url: Embedded["url"] }> {
  let server = await startEmbedded({ dataDir });
  const { url } = server;
  return {
    name: "PostgreSQL",
    killed: 0,
    url,
    async kill() {
      const note = join(dirname(server.logFile), "postgres", "postmaster.pid");
      signal(Number(readFileSync(note, "utf8").split("\n")[0]), "SIGKILL");
      await server.ended;
      await server.stop();
      await sleep(pause);
      server = await startEmbedded({ dataDir });
    },
    stop: () => server.stop(),
  };
}
