import { idParams, route } from "@/auth/route";
import { deleteExport } from "@/db/commands/delete-export";

/** Takes away what is kept of an export. */
export const POST = route({
  name: "delete-export",
  caller: "staff",
  ability: "export",
  params: idParams("exportId"),
  async handle({ caller, params, now }) {
    const isDeleted = await deleteExport(caller, params.exportId, now);
    return isDeleted ? { status: 200, body: {} } : { status: 404, body: { message: "Not found." } };
  },
});
