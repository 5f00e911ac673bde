import { PhoneLink } from "@/components/phone-link";
import { clockText } from "@/components/time";

export type Contact = {
  timeZone: string;
  phone: string | null;
  emergencyContact: { name: string; relation: string; phone: string } | null;
};

type Props = { contact: Contact; now: Date; clinicZone: string };

/** Whom to call, and what time it is where they are. */
export function ContactCard({ contact: { phone, emergencyContact, timeZone }, now, clinicZone }: Props) {
  const [here, there] = [clinicZone, timeZone].map((zone) => clockText(now, zone, now));
  return (
    <section aria-labelledby="contact-title">
      <h3 id="contact-title" className="eyebrow">
        Contact
      </h3>
      <p className="mt-1">{phone ? <PhoneLink phone={phone} /> : "No phone number on record."}</p>
      {here !== there && <p className="text-sm text-muted">Patient time {there}</p>}
      {emergencyContact && (
        <p className="mt-2 text-sm">
          <span className="text-muted">Emergency contact: </span>
          {emergencyContact.name} ({emergencyContact.relation})
          <br />
          <PhoneLink phone={emergencyContact.phone} />
        </p>
      )}
    </section>
  );
}
