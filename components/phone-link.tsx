export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={phoneHref(phone)} className="link inline-flex min-h-6 items-center whitespace-nowrap">
      {phone}
    </a>
  );
}
