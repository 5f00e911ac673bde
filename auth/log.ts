import pino from "pino";

/** Structured log. Ids and codes only: what is not listed here is not logged, so no name or answer can be. */
const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

export function logFault(where: string, requestId: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  // A database error's message may quote a row; its class, SQLSTATE and our own frames do not.
  const frames =
    error instanceof Error ? error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) : undefined;
  logger.error({ where, requestId, name, code: codeOf(error), frames: frames?.slice(0, 6) }, "fault");
}

/** SQLSTATE or the system's code, of the error or of what caused it: queries come wrapped. */
export function codeOf(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ("code" in one && typeof one.code === "string" && /^[A-Z0-9_]{3,40}$/.test(one.code)) return one.code;
  }
  return undefined;
}
