import { parseArgs } from "node:util";
import { proveDelivery } from "@/bin/proof/notifications/prove";
import { report } from "@/bin/proof/report";

/** Each message at least once, none shown twice, none lost, whoever dies; `-- --count 500 --kills 12` for less. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "5000" },
      kills: { type: "string", default: "45" },
      seed: { type: "string", default: "1" },
    },
  });
  const [count, kills, seed] = [Number(values.count), Number(values.kills), Number(values.seed)];
  report("notifications", seed, await proveDelivery({ count, kills, seed, everyMs: 150 }));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
