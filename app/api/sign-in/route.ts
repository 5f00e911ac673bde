import { z } from "zod";
import { TooManySignIns } from "@/auth/password";
import { type Reply, route } from "@/auth/route";
import { closeOwnSession } from "@/auth/session";
import { signIn } from "@/auth/sign-in";
import { writtenText } from "@/domain/written-text";

export const POST = route({
  name: "sign-in",
  caller: "anyone",
  input: z.strictObject({
    email: writtenText().max(320).default(""),
    password: z.string().max(1024).default(""),
  }),
  async handle({ input, next }): Promise<Reply> {
    const back = (error: string) =>
      `/sign-in?error=${error}${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`;
    try {
      const cookie = await signIn(input.email, input.password);
      if (cookie) {
        // The browser forgets the session it had: nobody could end that one any more.
        await closeOwnSession();
        return { status: 200, body: {}, headers: { "set-cookie": cookie } };
      }
      const body = { message: "E-mail and password do not match.", code: "credentials" };
      return { status: 401, body, to: back("credentials") };
    } catch (error) {
      if (!(error instanceof TooManySignIns)) throw error;
      const body = { message: "Too many people are signing in. Try again in a moment.", code: "busy" };
      return { status: 503, body, headers: { "retry-after": "5" }, to: back("busy") };
    }
  },
});
