"use client";

/** Within the dashboard the status strip and the navigation stay. */
export { CouldNotShow as default } from "@/components/could-not-show";
