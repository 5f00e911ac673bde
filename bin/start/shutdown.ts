type Part = { stop(): Promise<void>; kill(): void };

/** npm passes on a Ctrl-C that the terminal sent to everyone already: what follows at once is the same wish. */
const sameWish = 1_000;

/** Stops the parts in the reverse order of their start, once, whoever asks. */
export function createShutdown() {
  const parts: Part[] = [];
  let stopping: Promise<never> | null = null;
  let firstSignal = 0;

  async function stopAll(code: number): Promise<never> {
    for (const part of [...parts].reverse()) {
      await part.stop().catch((error: unknown) => console.error(String(error)));
    }
    process.exit(code);
  }

  /** What would start while all else stops is stopped too. */
  function add(part: Part) {
    if (stopping) {
      part.kill();
      throw new Error("Heron is stopping.");
    }
    parts.push(part);
  }

  function stop(code: number): Promise<never> {
    stopping ??= stopAll(code);
    return stopping;
  }

  function onSignal() {
    if (firstSignal === 0) {
      firstSignal = Date.now();
      console.log("\nStopping Heron… (again to force)");
      void stop(0);
    } else if (Date.now() - firstSignal > sameWish) {
      for (const part of parts) part.kill();
      process.exit(130);
    }
  }

  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
  return { add, stop, isStopping: () => stopping !== null };
}

export type Shutdown = ReturnType<typeof createShutdown>;
