import { route } from "@/auth/route";
import { closeOwnSession } from "@/auth/session";
import { clearedCookie } from "@/auth/sign-in";

export const POST = route({
  name: "sign-out",
  caller: "anyone",
  async handle() {
    await closeOwnSession();
    const headers = { "set-cookie": clearedCookie(), "clear-site-data": '"cache"' };
    return { status: 200, body: {}, headers, to: "/sign-in" };
  },
});
