import { idParams, route } from "@/auth/route";
import { downloadExport } from "@/db/commands/download-export";
import { archiveOf } from "@/db/exports/archive";

/** A finished export as one archive: its tables, the data dictionary and the manifest. The file's name tells nobody whose rows it holds. */
export const GET = route({
  name: "download-export",
  caller: "staff",
  ability: "export",
  params: idParams("exportId"),
  async handle({ caller, params, now }) {
    const download = await downloadExport(caller, params.exportId, now);
    if (!download) return { status: 404, body: { message: "Not found." } };
    const { size, chunks } = archiveOf(download);
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const chunk = await chunks.next();
        if (chunk.done) controller.close();
        else controller.enqueue(chunk.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    });
    return new Response(stream, {
      headers: {
        "content-type": "application/zip",
        "content-length": String(size),
        "content-disposition": `attachment; filename="heron-${download.what}-${params.exportId.slice(-8)}.zip"`,
      },
    });
  },
});
