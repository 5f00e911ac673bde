/** Whom and how staff may contact, as the patient said on a day (FHIR Consent). */
export type ContactConsent = {
  /** A voicemail or a message may say that the clinic called. */
  readonly messages: boolean;
  /** The emergency contact may be called and told. */
  readonly emergencyContact: boolean;
  /** Local day, YYYY-MM-DD. */
  readonly on: string;
};
