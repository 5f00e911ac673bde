import { PhoneLink } from "@/components/phone-link";
import { calendarDayText, clockText } from "@/components/time";
import type { ContactConsent } from "@/domain/contact-consent";

export type Contact = {
  timeZone: string;
  phone: string | null;
  emergencyContact: { name: string; relation: string; phone: string } | null;
  contactConsent: ContactConsent | null;
};

type Props = { contact: Contact; now: Date; clinicZone: string };

/** Whom to call, what the patient allowed, and what time it is where they are. */
export function ContactCard({ contact, now, clinicZone }: Props) {
  const { phone, emergencyContact, contactConsent: consent, timeZone } = contact;
  const [here, there] = [clinicZone, timeZone].map((zone) => clockText(now, zone, now));
  return (
    <section aria-labelledby="contact-title">
      <h3 id="contact-title" className="eyebrow">
        Contact
      </h3>
      <p className="mt-1">{phone ? <PhoneLink phone={phone} /> : "No phone number on record."}</p>
      {phone && <p className="text-sm text-muted">{messagesText(consent)}</p>}
      {here !== there && <p className="text-sm text-muted">Patient time {there}</p>}
      {emergencyContact ? (
        <p className="mt-2 text-sm">
          <span className="text-muted">Emergency contact: </span>
          {emergencyContact.name} ({emergencyContact.relation})
          <br />
          <PhoneLink phone={emergencyContact.phone} />
          <span className={`block ${consent?.emergencyContact ? "text-muted" : "font-medium"}`}>
            {emergencyText(consent)}
          </span>
        </p>
      ) : (
        <p className="mt-2 text-sm text-muted">No emergency contact on record.</p>
      )}
      {consent && (
        <p className="mt-1 text-sm text-muted">As the patient said on {calendarDayText(consent.on)}.</p>
      )}
    </section>
  );
}

function messagesText(consent: ContactConsent | null): string {
  if (!consent) return "Consent to voicemail and messages: not on record.";
  return consent.messages
    ? "Voicemail and messages: allowed."
    : "No voicemail, no messages: speak in person only.";
}

function emergencyText(consent: ContactConsent | null): string {
  if (!consent) return "Consent to call them: not on record.";
  return consent.emergencyContact ? "May be called." : "The patient has not agreed to this call.";
}
