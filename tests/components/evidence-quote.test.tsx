import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EvidenceQuote } from "@/components/evidence-quote";

const flaggedAt = new Date("2026-11-20T22:20:00Z");

function shown(answer: string, previous: string): string {
  const evidence = {
    kind: "answer" as const,
    checkInId: "c",
    linkId: "dj.t",
    question: "When did you take it?",
    answer,
    previous: { answer: previous, at: "2026-11-18T22:30:00Z" },
    at: flaggedAt.toISOString(),
  };
  return renderToStaticMarkup(
    <EvidenceQuote evidence={evidence} flaggedAt={flaggedAt} timeZone="America/New_York" />,
  );
}

test("a moment that was answered reads in the clinic's zone, now and last time", () => {
  const text = shown("2026-11-20T22:14:47.000Z", "2026-11-18T22:27:19.000Z");
  expect(text).toContain("Nov 20, 2026, 5:14 PM EST");
  expect(text).toContain("Nov 18, 2026, 5:27 PM EST");
  expect(text).not.toContain("2026-11-20T22:14:47.000Z");
  expect(text).not.toContain("2026-11-18T22:27:19.000Z");
});

test("every other answer is quoted as it came", () => {
  const text = shown("About 2026-11-20T22:14 or so", "2 of 10");
  expect(text).toContain("About 2026-11-20T22:14 or so");
  expect(text).toContain("last time: 2 of 10");
});
