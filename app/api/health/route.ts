import { route } from "@/auth/route";
import { ping } from "@/db/queries/ping";

/** 200 once check-ins can be stored, 503 until then. */
export const GET = route({
  name: "health",
  caller: "anyone",
  async handle() {
    const ready = await ping();
    return { status: ready ? 200 : 503, body: { status: ready ? "ok" : "database unreachable" } };
  },
});
