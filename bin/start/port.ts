import { createServer } from "node:net";

/** Throws when the port is taken, on the host itself or on the other address that "localhost" may lead to. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const addresses = ["127.0.0.1", "localhost"].includes(host) ? ["127.0.0.1", "::1"] : [host];
  for (const address of addresses) {
    const problem = await tryToListen(address, port);
    if (problem === "EADDRINUSE") {
      throw new Error(
        `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (problem === "EACCES")
      throw new Error(
        `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`,
      );
    if (problem && address === host)
      throw new Error(`Heron cannot listen on ${host} (${problem}). Set HOST to an address of this machine.`);
  }
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** A port of this machine that nobody listens on, for a while at least. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
