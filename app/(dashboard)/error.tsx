"use client";

/** Within the dashboard the status strip and the navigation stay. */
export { default } from "@/app/error";
