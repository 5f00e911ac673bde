import { redirect } from "next/navigation";
import { requirePage } from "@/auth/session";
import { homeOf } from "@/components/nav-items";

/** Each role begins where its work is. */
export default async function HomePage() {
  const viewer = await requirePage("view-rules");
  redirect(homeOf(viewer));
}
