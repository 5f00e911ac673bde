import { z } from "zod";
import { readBody } from "@/auth/body";
import { logFault } from "@/auth/log";
import { findIntakeSource } from "@/auth/machines";
import { isOwnOrigin } from "@/auth/origin";
import { currentViewer } from "@/auth/session";
import { type Ability, can, type IntakeSource, NotPermitted, type Viewer } from "@/domain/access";

/** What a handler answers: data for a script; a form post is sent on to its `next` page instead. */
export type Reply = {
  status: number;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
  to?: string;
};

type Call<Caller, Input, Params> = {
  caller: Caller;
  input: Input;
  params: Params;
  now: Date;
  request: Request;
  /** Where a form's browser goes on to: a path of ours. */
  next: string;
};

type Common<Input, Params> = {
  /** Names the door in the access matrix and the log. */
  name: string;
  params?: z.ZodType<Params>;
  /** Strict schema of the body; a door without one takes no body. */
  input?: z.ZodType<Input>;
  /** How large a body may be, where a form's 64 KiB are too few. */
  maxBytes?: number;
};

export type RouteSpec<Input, Params> =
  | (Common<Input, Params> & {
      caller: "staff";
      ability: Ability;
      handle(call: Call<Viewer, Input, Params>): Promise<Reply | Response>;
    })
  | (Common<Input, Params> & {
      caller: "anyone";
      handle(call: Call<null, Input, Params>): Promise<Reply | Response>;
    })
  | (Common<Input, Params> & {
      caller: "intake";
      /** Machines read their own body: FHIR has its own media types and errors. */
      handle(call: Call<IntakeSource, undefined, Params>): Promise<Response>;
      refuse(status: 401 | 403 | 500): Response;
    });

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/**
 * The only way to make a route handler. Proves who calls, that a browser's call comes from our own page, and that the
 * input is what the door takes; then answers, never cached. The specs are what the access matrix test walks.
 */
export function route<Input = undefined, Params = Record<string, never>>(
  spec: RouteSpec<Input, Params>,
): Handler & { spec: RouteSpec<Input, Params> } {
  const handler: Handler = async (request, context) => {
    const requestId = request.headers.get("x-request-id") ?? "";
    try {
      const response = await answer(spec, request, context);
      response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      logFault(spec.name, requestId, error);
      if (spec.caller === "intake") return spec.refuse(500);
      return json(500, { message: "We could not do that. Nothing was changed. Try again.", requestId });
    }
  };
  return Object.assign(handler, { spec });
}

async function answer<Input, Params>(
  spec: RouteSpec<Input, Params>,
  request: Request,
  context: { params: Promise<Record<string, string>> },
): Promise<Response> {
  const now = new Date();
  const given = await context.params;
  const params = spec.params ? spec.params.safeParse(given) : { success: true as const, data: {} as Params };

  if (spec.caller === "intake") {
    const source = await findIntakeSource(request);
    if (source === "unknown") return spec.refuse(401);
    if (source === "out-of-scope" || !params.success) return spec.refuse(403);
    return spec.handle({ caller: source, input: undefined, params: params.data, now, request, next: "/" });
  }

  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes && !isOwnOrigin(request))
    return json(403, { message: "This request did not come from Heron." });
  const viewer = spec.caller === "staff" ? await currentViewer() : null;
  const body = await readBody(request, spec.maxBytes);
  if (body.kind === "refused") return json(body.status, { message: body.message });
  const toForm = (reply: Reply) => afterForm(reply, body.next);
  const respond = (reply: Reply) =>
    body.kind === "form" ? toForm(reply) : json(reply.status, reply.body, reply.headers);

  if (spec.caller === "staff") {
    if (!viewer) return respond({ status: 401, body: { message: "Sign in to go on." }, to: "/sign-in" });
    // Foreign, missing and forbidden look the same.
    if (!params.success || !can(viewer, spec.ability)) return respond(notFound);
  } else if (!params.success) return respond(notFound);

  const input = spec.input
    ? spec.input.safeParse(body.fields)
    : { success: true as const, data: undefined as Input };
  if (!input.success) {
    const issue = input.error.issues[0];
    const field =
      issue?.path.join(".") || (issue?.code === "unrecognized_keys" ? issue.keys.join(", ") : undefined);
    return respond({
      status: 422,
      body: { message: issue?.message ?? "The input could not be read.", field },
    });
  }
  try {
    const call = { input: input.data, params: params.data, now, request, next: body.next };
    const result =
      spec.caller === "staff" && viewer
        ? await spec.handle({ ...call, caller: viewer })
        : await (spec as Extract<typeof spec, { caller: "anyone" }>).handle({ ...call, caller: null });
    return result instanceof Response ? result : respond(result);
  } catch (error) {
    if (error instanceof NotPermitted) return respond(notFound);
    throw error;
  }
}

const notFound: Reply = { status: 404, body: { message: "Not found." } };

/** Sends a form's browser on: to its next page, and there with a code of what went wrong. */
function afterForm(reply: Reply, next: string): Response {
  const target = new URL(reply.to ?? next, "http://heron.invalid");
  if (reply.status >= 400 && !reply.to)
    target.searchParams.set("error", String(reply.body.code ?? reply.status));
  return new Response(null, {
    status: 303,
    headers: { ...reply.headers, location: `${target.pathname}${target.search}${target.hash}` },
  });
}

function json(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** The id in a path such as /api/cases/[caseId]/claim; anything but a UUID is simply not found. */
export const idParams = <Key extends string>(key: Key) =>
  z.object({ [key]: z.uuid() } as Record<Key, z.ZodUUID>);
