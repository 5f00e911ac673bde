"use client";

import { createContext, useContext } from "react";
import { OwnerMark } from "@/components/owner-mark";

/** What has become of rows since the list was read, by case: "Claimed by A. Ruiz". */
export const RowNews = createContext<ReadonlyMap<string, string>>(new Map());

type Props = { caseId: string; owner: string | null; own: boolean; isClosed: boolean };

/** Whose a case is; news takes its place, so that no row grows under a hand. */
export function RowOwner({ caseId, owner, own, isClosed }: Props) {
  const told = useContext(RowNews).get(caseId);
  if (told) return <span className="font-semibold whitespace-nowrap text-ink!">{told}</span>;
  if (owner) return <OwnerMark name={owner} own={own} />;
  return isClosed ? null : <span>Unclaimed</span>;
}
