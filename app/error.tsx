"use client";

import { CouldNotShow, type Fault } from "@/components/could-not-show";

export default function ErrorPage(fault: Fault) {
  return (
    <main>
      <CouldNotShow {...fault} />
    </main>
  );
}
