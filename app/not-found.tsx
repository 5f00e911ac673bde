import type { Metadata } from "next";
import { NothingHere } from "@/components/nothing-here";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  );
}
