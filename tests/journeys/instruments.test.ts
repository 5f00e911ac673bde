import { expect, test } from "vitest";
import { sds } from "@/domain/instruments/sds";
import { journeyAs } from "@/tests/support/journey";

const journey = journeyAs("administrator", "clinician");

/** A Questionnaire with a text for every field but one. */
const file = {
  name: "sds.json",
  mimeType: "application/json",
  buffer: Buffer.from(
    JSON.stringify({
      resourceType: "Questionnaire",
      item: sds.items.slice(0, 4).map(({ linkId }, i) => ({
        linkId,
        text: `Loaded question ${i + 1}`,
        answerOption: [0, 1, 2, 3].map((code) => ({
          valueCoding: { code, display: `Loaded answer ${code}` },
        })),
      })),
    }),
  ),
};

test("an administrator loads wording from a file, mends what is missing, and everybody reads it", async () => {
  const page = await journey.open("/instruments");
  const card = page.getByRole("article", { name: /^SDS/ });
  expect(await card.getByText("Wording needed").count()).toBe(1);
  await card.getByText("Load the wording of SDS").click();
  await card.getByLabel(/^From a file/).setInputFiles(file);
  await card.getByText("8 texts filled in from the file.").waitFor();
  await card.getByLabel(/^Question 5/).fill("Loaded question 4");
  for (const value of [0, 1, 2, 3]) {
    await card.getByLabel(`Answer scored ${value} (question 5)`).fill(`Loaded last answer ${value}`);
  }
  await card.getByLabel("Edition", { exact: true }).fill("Clinic's licensed copy, 1995");
  await card.getByLabel(/^I confirm/).check();
  await card.getByRole("button", { name: "Load wording" }).click();
  const alert = await card.getByRole("alert").textContent();
  expect(alert).toContain('has the same words as "Question 4');
  expect(await card.getByLabel(/^Question 1/).inputValue()).toBe("Loaded question 1");

  await card.getByLabel(/^Question 5/).fill("Loaded question 5");
  await card.getByRole("button", { name: "Load wording" }).click();
  await card.getByText("Version 1 (en)").waitFor();
  expect(await card.getByText("Wording needed").count()).toBe(0);

  const reader = await journey.open("/instruments", "clinician");
  const shown = reader.getByRole("article", { name: /^SDS/ });
  await shown.getByText("5 questions", { exact: true }).click();
  expect(await shown.getByText("Loaded question 5").count()).toBe(1);
  expect(await reader.getByText("Load the wording of").count()).toBe(0);
});
