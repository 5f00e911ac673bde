import { z } from "zod";
import { logFault } from "@/auth/log";
import { route } from "@/auth/route";
import { importCheckIns } from "@/db/commands/import-check-ins";
import { maxImportLength } from "@/domain/import/import-entry";
import { readImport } from "@/domain/import/read-import";
import { reportImport } from "@/domain/import/report-import";

/** Check-ins out of a file: what storing them would do, or storing them. */
export const POST = route({
  name: "import-check-ins",
  caller: "staff",
  ability: "import-check-ins",
  input: z.strictObject({ do: z.enum(["preview", "store"]), text: z.string() }),
  // Text grows when it is put into JSON. Next hands on no more than 10 MiB of a body, and cuts off the rest in silence.
  maxBytes: 2 * maxImportLength,
  async handle({ caller, input, now, request }) {
    const read = readImport(input.text, now);
    if (read.kind === "unreadable") {
      const { place, message } = read.problem;
      return { status: 422, body: { message: `${place}: ${message}`, field: "text" } };
    }
    const imported = await importCheckIns(caller, read, input.do, now);
    const requestId = request.headers.get("x-request-id") ?? "";
    for (const fault of imported.patients.flatMap(({ faults }) => faults))
      logFault("import-check-ins", requestId, fault);
    return { status: 200, body: reportImport(read, imported) };
  },
});
