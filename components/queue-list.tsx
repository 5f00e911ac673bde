"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { KeyHint } from "@/components/key-hint";
import { type CaseNews, isArrival } from "@/components/live-news";
import { QueueGroup } from "@/components/queue-group";
import { type Group, steady } from "@/components/steady-groups";
import { useQueueNews } from "@/components/use-queue-news";
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

  const heard = useQueueNews(list, held.groups, incoming, selected, setFollowFrom);

  function apply() {
    setHeld({ base, groups: incoming });
    if (heard.size === 0) return;
    setFollowFrom(incoming);
    router.refresh();
  }

  const { groups, fresh, moved } = steady(held.groups, incoming);
  const arrived = takesArrivals.test(base) ? countArrived([...heard.values()], held.groups, incoming) : 0;
  const news = [fresh + arrived > 0 && `${fresh + arrived} new`, moved > 0 && `${moved} changed priority`]
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
              onClick={apply}
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
                <RowNews news={heard.get(id)} isGone={isGone} />
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

const takesArrivals = /tab=(open|unclaimed)/;

/** Cases that came by the stream and are in neither list yet. */
function countArrived(heard: CaseNews[], ...lists: Groups[]): number {
  const listed = new Set(lists.flat().flatMap(({ rows }) => rows.map(({ id }) => id)));
  return heard.filter((news) => isArrival(news) && !listed.has(news.caseId)).length;
}

/** What a colleague did to a case that is still in its place. */
function RowNews({ news, isGone }: { news: CaseNews | undefined; isGone: boolean }) {
  const told =
    news && (news.status === "closed" ? "Closed by a colleague" : news.owner && `Claimed by ${news.owner}`);
  const text = told || (isGone && "No longer in this list");
  return text && <span className="ml-6.5 block text-sm font-semibold">{text}</span>;
}
