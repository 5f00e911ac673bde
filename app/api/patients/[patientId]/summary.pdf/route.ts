import { loadSummary, weeksAsked } from "@/app/(print)/patients/[patientId]/summary/load-summary";
import { idParams, route } from "@/auth/route";
import { summaryPdf } from "@/components/summary-pdf";

/** One patient's summary as a one-page PDF: the words of the print page. `?range=8|26|all`, `?paper=letter|a4`. */
export const GET = route({
  name: "summary-pdf",
  caller: "staff",
  ability: "export",
  params: idParams("patientId"),
  async handle({ caller, params, now, request }) {
    const asked = new URL(request.url).searchParams;
    // To the minute, as printed on it: asked for twice, it is the same file.
    const madeAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
    const summary = await loadSummary(caller, params.patientId, weeksAsked(asked.get("range")), madeAt);
    if (!summary) return { status: 404, body: { message: "Not found." } };
    const paper = asked.get("paper") === "a4" ? "a4" : "letter";
    const file = await summaryPdf(summary.page, summary.chart, madeAt, paper);
    return new Response(file.slice().buffer, {
      headers: {
        "content-type": "application/pdf",
        // The file's name tells nobody whose summary it is.
        "content-disposition": 'attachment; filename="heron-summary.pdf"',
      },
    });
  },
});
