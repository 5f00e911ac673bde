import { setTimeout as sleep } from "node:timers/promises";
import { type Child, type Command, logTail, startChild } from "@/bin/start/child";

type Options = {
  /** Restarts in a row before giving up; a minute of running counts as recovered. */
  patience: number;
  onGiveUp(reason: string): void;
};

const recoveredAfter = 60_000;
const longestPause = 30_000;

export type Kept = { stop(): Promise<void>; kill(): void };

/** Starts a child and starts it again whenever it dies, after 0.5, 1, 2, 4 … seconds. */
export function keepRunning(command: Command, { patience, onGiveUp }: Options): Kept {
  const wanted = new AbortController();
  let child: Child = startChild(command);

  async function watch() {
    let failures = 0;
    while (!wanted.signal.aborted) {
      const begin = Date.now();
      const reason = await child.exited;
      if (wanted.signal.aborted) return;
      failures = Date.now() - begin > recoveredAfter ? 1 : failures + 1;
      if (failures > patience)
        return onGiveUp(`${command.name} keeps ending (${reason}). ${logTail(command.folder, command.name)}`);
      const pause = Math.min(250 * 2 ** failures, longestPause);
      console.error(`${command.name} ended (${reason}); starting it again in ${pause / 1000} s.`);
      await sleep(pause, undefined, { signal: wanted.signal }).catch(() => {});
      if (!wanted.signal.aborted) child = startChild(command);
    }
  }

  watch().catch((error: unknown) => onGiveUp(String(error)));
  return {
    async stop() {
      wanted.abort();
      await child.stop();
    },
    kill() {
      wanted.abort();
      child.kill();
    },
  };
}
