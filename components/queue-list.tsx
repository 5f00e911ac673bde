"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { KeyHint } from "@/components/key-hint";
import { QueueGroup } from "@/components/queue-group";
import { type Group, steady } from "@/components/steady-groups";
import { useRowKeys } from "@/components/use-row-keys";
import type { Priority } from "@/domain/priority";

type Groups = Group<Priority | "done", ReactNode>[];

type Props = {
  /** Path and query of this list; a case's id is added to it. */
  base: string;
  groups: Groups;
  selected: string | null;
  /** Where the list goes on. */
  more: string | null;
};

/** No row moves while it is being read: what comes in meanwhile waits for Apply, a change of tab or one's own action. */
export function QueueList({ base, groups: incoming, selected, more }: Props) {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const [isMoving, startMoving] = useTransition();
  const [held, setHeld] = useState({ base, groups: incoming });
  const [followFrom, setFollowFrom] = useState<Groups | null>(null);

  if (held.base !== base || (followFrom && followFrom !== incoming)) {
    setHeld({ base, groups: incoming });
    setFollowFrom(null);
  }

  useEffect(() => {
    const follow = () => setFollowFrom(incoming);
    window.addEventListener("heron:acted", follow);
    return () => window.removeEventListener("heron:acted", follow);
  }, [incoming]);

  useRowKeys(list, selected, (id) => {
    if (id !== selected) startMoving(() => router.replace(`${base}&case=${id}`, { scroll: false }));
  });

  const { groups, fresh, moved } = steady(held.groups, incoming);
  const news = [fresh > 0 && `${fresh} new`, moved > 0 && `${moved} changed priority`]
    .filter(Boolean)
    .join(", ");
  const count = incoming.reduce((sum, group) => sum + group.rows.length, 0);

  return (
    <div ref={list} data-queue aria-busy={isMoving} className="pb-6">
      <div className="flex h-10 items-center justify-between gap-3 px-4 text-[0.8125rem] text-muted">
        {news ? (
          <>
            <span role="status" className="font-semibold text-ink">
              {news}
            </span>
            <button
              type="button"
              data-key="."
              aria-keyshortcuts="."
              onClick={() => setHeld({ base, groups: incoming })}
              className="button min-h-9"
            >
              Apply <KeyHint keys="." />
            </button>
          </>
        ) : (
          count > 0 && (
            <span>{base.includes("tab=done") ? "Today, newest first" : "By priority, then time due"}</span>
          )
        )}
      </div>
      {groups.map(({ key, rows }) => (
        <QueueGroup key={key} of={key} count={rows.length}>
          {rows.map(({ id, content, isGone }) => (
            <li key={id}>
              <Link
                href={`${base}&case=${id}`}
                prefetch={false}
                scroll={false}
                data-row={id}
                aria-current={id === selected ? "true" : undefined}
                className="block border-b border-line px-4 py-3 -outline-offset-2! hover:bg-raised aria-[current=true]:bg-surface aria-[current=true]:shadow-[inset_3px_0_var(--accent)]"
              >
                <span className={isGone ? "**:text-muted!" : undefined}>{content}</span>
                {isGone && <span className="ml-6.5 block text-sm font-semibold">No longer in this list</span>}
              </Link>
            </li>
          ))}
        </QueueGroup>
      ))}
      {more && (
        <p className="p-4">
          <Link href={more} prefetch={false} className="button w-full">
            Show more
          </Link>
        </p>
      )}
    </div>
  );
}
