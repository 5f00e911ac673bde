import type { Instrument } from "@/domain/instruments/instrument";
import { choice, freeText, plain } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";

/** Shown at once after a positive PHQ-9 item 9 or a very low mood. It sets how soon we call; it does not assess risk. */
export const safetyFollowup: Instrument = {
  id: "safety-followup",
  title: "Safety follow-up (contact triage)",
  shortTitle: "Safety follow-up",
  version: "0.1",
  license: ownWork,
  recall: { text: "right now", days: 0 },
  items: [
    choice(
      "sf.safe",
      "able to keep safe",
      "Right now, do you feel able to keep yourself safe?",
      [
        { value: 0, text: "Yes" },
        { value: 1, text: "I am not sure" },
        { value: 2, text: "No" },
      ],
      { safety: true },
    ),
    choice("sf.contact", "contact today", "Would you like us to contact you today?", [
      { value: 0, text: "No, thank you" },
      { value: 1, text: "Yes" },
    ]),
    freeText("sf.best", "how to reach", "Best way and time to reach you, and who is with you", 500),
    plain(
      "boolean",
      "sf.ack",
      "saw crisis contacts",
      "I have seen the crisis contacts on this screen and know check-ins are not watched around the clock",
    ),
  ],
  measures: [],
  minSecondsPlausible: 3,
  sources: [
    "Simon GE et al. Psychiatr Serv 2013, doi:10.1176/appi.ps.201200587",
    "Louzon SA et al. Psychiatr Serv 2016, doi:10.1176/appi.ps.201500149",
  ],
};
