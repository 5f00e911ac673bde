"use client";

import { useEffect } from "react";
import { CalmPage } from "@/components/calm-page";

/** Missing, foreign and not permitted look the same. */
export function NothingHere() {
  // The title of the page that was asked for stays otherwise.
  useEffect(() => {
    document.title = "Page not found - Heron";
  }, []);
  return (
    <CalmPage title="There is no such page">
      <p>The address may be mistyped, or what it named is not in your clinic or not open to your role.</p>
      <p>
        {/* A full load: whoever was signed out meanwhile is asked to sign in. */}
        <a href="/" className="button button-primary">
          Go to the start page
        </a>
      </p>
    </CalmPage>
  );
}
