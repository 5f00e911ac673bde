import postgres from "postgres";

/**
 * Opens a pool for a libpq-style URL. A `host` parameter names a socket folder, as in
 * `postgresql://heron_app@localhost/heron?host=/run/heron`.
 */
export function openPool(url: string, options: postgres.Options<Record<string, postgres.PostgresType>> = {}) {
  const parsed = new URL(url);
  const socket = parsed.searchParams.get("host");
  parsed.searchParams.delete("host");
  return postgres(parsed.toString(), {
    ...(socket ? { host: socket, port: Number(parsed.port || 5432) } : {}),
    // Type look-ups at connect time reject unhandled when the server dies.
    fetch_types: false,
    onnotice: () => {},
    ...options,
  });
}
