import { sendersOf } from "@/bin/worker/notify";
import { runWorker } from "@/bin/worker/run";

void runWorker(sendersOf(process.env));
