import { z } from "zod";
import { route } from "@/auth/route";
import { changeTriageSettings } from "@/db/commands/change-triage-settings";
import { writtenText } from "@/domain/written-text";

const words = (field: string) => writtenText().max(200, `${field}: use at most 200 characters.`).optional();

export const POST = route({
  name: "change-triage-settings",
  caller: "staff",
  ability: "administer",
  input: z.strictObject({
    claimMinutes: z.coerce.number("Claim: enter how many minutes it lasts."),
    onCallName: words("Name of who is on call"),
    onCallPhone: words("Phone of who is on call"),
    leadId: z.uuid().optional(),
    remoteUrgent: z.enum(["yes", "no"]),
  }),
  async handle({ caller, input, now }) {
    const { claimMinutes, onCallName: name, onCallPhone: phone, leadId = null } = input;
    if (Boolean(name) !== Boolean(phone)) {
      const message = "On call: enter both a name and a phone number, or leave both empty.";
      const field = name ? "onCallPhone" : "onCallName";
      return { status: 422, body: { message, field, code: field } };
    }
    const onCall = name && phone ? { name, phone } : null;
    const settings = { claimMinutes, onCall, leadId, remoteUrgent: input.remoteUrgent === "yes" };
    const result = await changeTriageSettings(caller, settings, now);
    if (result.kind === "changed") return { status: 200, body: { settings: result.settings } };
    return { status: 422, body: { message: result.reason, field: result.field, code: result.field } };
  },
});
