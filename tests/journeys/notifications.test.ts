import { expect, test } from "vitest";
import { proveDelivery } from "@/bin/proof/notifications/prove";

test("every message arrives, and none twice, though worker, application and PostgreSQL are killed meanwhile", {
  timeout: 180_000,
}, async () => {
  const lines = await proveDelivery({ count: 100, kills: 3, everyMs: 100, seed: 1, hurry: true });
  expect(lines.filter(({ holds }) => !holds)).toEqual([]);
});
