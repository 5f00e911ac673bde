import { expect, test } from "vitest";
import { journeyAs } from "@/tests/support/journey";
import { openSignedIn, personOf } from "@/tests/support/signed-in";

const journey = journeyAs("clinician", "coordinator");

test("a number is proposed with a reason, and in force once a colleague approves it", async () => {
  const author = await journey.open("/rules/numbers");
  await author.getByText("Severity and change").click();
  await author.getByLabel(/^PHQ-9 total from which the severe band begins/).fill("19");
  await author.getByRole("button", { name: "Propose" }).click();
  // The browser asks for the reason first; nothing was sent.
  expect(await author.getByRole("heading", { name: "Waiting for a decision" }).count()).toBe(0);
  await author.getByLabel("Why these numbers?").fill("Agreed in the clinic's meeting");
  await author.getByRole("button", { name: "Propose" }).click();
  await author.getByRole("heading", { name: "Waiting for a decision" }).waitFor();
  expect(await author.getByText("20 points → 19 points").count()).toBe(1);
  expect(await author.getByRole("button", { name: "Approve" }).count()).toBe(0);

  const colleague = await openSignedIn(
    journey.app,
    journey.browser,
    personOf(journey.app, "clinician", 1),
    "/rules/numbers",
  );
  await colleague.getByRole("button", { name: "Approve" }).click();
  await colleague.getByText("Version 1 of the clinic's own numbers is in force.").waitFor();
  await colleague.goto(`${journey.app.url}/rules#CHG-01`);
  expect(await colleague.locator("#CHG-01").innerText()).toContain(
    "19 points (the clinic’s own; default 20 points)",
  );
});

test("a patient's own number is set for a time and can be ended", async () => {
  const { id } = journey.patientOf("non-responder at week 4");
  const page = await journey.open(`/patients/${id}`);
  await page.getByRole("link", { name: "Numbers for this patient" }).click();
  await page.getByLabel("Number", { exact: true }).selectOption("onTrackBelow");
  await page.getByLabel("For this patient").fill("4");
  await page.getByLabel("Why?").fill("Agreed with the patient");
  await page.getByRole("button", { name: "Set" }).click();
  const set = page.getByRole("region", { name: "In force" });
  await set.getByText("“Agreed with the patient”").waitFor();
  await set.getByRole("button", { name: "End now" }).click();
  await set.getByText("None: the clinic's numbers hold.").waitFor();

  const reader = await journey.open(`/patients/${id}/numbers`, "coordinator");
  await reader.getByText("“Agreed with the patient”").waitFor();
  expect(await reader.getByRole("button", { name: "Set" }).count()).toBe(0);
});

test("medicines are added and taken off, and history is kept", async () => {
  const { id } = journey.patientOf("non-responder at week 4");
  const page = await journey.open(`/patients/${id}`, "coordinator");
  await page.getByRole("link", { name: "History and medicines" }).click();
  await page.getByLabel("Medicine and strength").fill("Lorazepam 0.5 mg, tablet");
  await page.getByLabel("Class").selectOption("sedative");
  await page.getByRole("button", { name: "Add" }).click();
  const remove = page.getByRole("button", { name: "Remove Lorazepam 0.5 mg, tablet" });
  await remove.waitFor();
  // The field is ready for the next one.
  expect(await page.getByLabel("Medicine and strength").inputValue()).toBe("");
  await page.getByLabel("Medicine and strength").fill("lorazepam 0.5 mg, TABLET");
  await page.getByLabel("Class").selectOption("sedative");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByText("This is on the list already").waitFor();
  expect(await page.getByLabel("Medicine and strength").inputValue()).toBe("lorazepam 0.5 mg, TABLET");
  await remove.click();
  await remove.waitFor({ state: "detached" });

  await page.getByLabel("Bipolar history").selectOption("no");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It counts from the next check-in.").waitFor();
  await page.reload();
  expect(await page.getByLabel("Bipolar history").inputValue()).toBe("no");
});
