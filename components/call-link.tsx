import { Phone } from "lucide-react";
import { phoneHref } from "@/components/phone-link";

/** Opens the telephone of the device: Heron itself calls nobody. */
export function CallLink({ phone }: { phone: string }) {
  return (
    <a href={phoneHref(phone)} className="button min-h-11">
      <Phone aria-hidden="true" className="size-4" />
      Call<span className="sr-only"> {phone}</span>
    </a>
  );
}
