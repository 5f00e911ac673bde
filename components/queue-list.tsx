"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { BulkBar, type BulkDesk } from "@/components/bulk-bar";
import { type BulkOutcome, BulkResult } from "@/components/bulk-result";
import { KeyHint } from "@/components/key-hint";
import { type CaseNews, isArrival } from "@/components/live-news";
import { QueueGroup } from "@/components/queue-group";
import { RowNews } from "@/components/row-owner";
import { type Group, steady } from "@/components/steady-groups";
import { useQueueNews } from "@/components/use-queue-news";
import { useRowChoice } from "@/components/use-row-choice";
import { useRowKeys } from "@/components/use-row-keys";
import type { Priority } from "@/domain/priority";

type Item = { row: ReactNode; name: string; version: number; mayCloseAmongMany: boolean };
type Groups = Group<Priority | "done", Item>[];

type Props = {
  /** Path and query of this list; a case's id is added to it. */
  base: string;
  groups: Groups;
  selected: string | null;
  /** Where the list goes on. */
  more: string | null;
  /** What may be done to many at once; null where nothing may. */
  desk: BulkDesk | null;
};

/** No row moves while it is being read: what comes in meanwhile waits for Apply, a change of tab or one's own action. */
export function QueueList({ base, groups: incoming, selected, more, desk }: Props) {
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

  const { groups, fresh, moved } = steady(held.groups, incoming);
  const rows = groups.flatMap((group) => group.rows);
  const choice = useRowChoice(
    list,
    rows.map(({ id }) => id),
    selected,
    desk !== null,
  );
  const chosen = rows
    .filter(({ id }) => choice.chosen.has(id))
    .map(({ id, content: { name, version, mayCloseAmongMany } }) => ({
      id,
      name,
      version,
      mayCloseAmongMany,
    }));
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);

  useRowKeys(
    list,
    selected,
    (id) => {
      if (id !== selected) startMoving(() => router.replace(`${base}&case=${id}`, { scroll: false }));
    },
    choice.extend,
  );

  function showOutcome(of: BulkOutcome) {
    setOutcome(of);
    choice.clear();
  }

  const heard = useQueueNews(list, held.groups, incoming, selected, setFollowFrom);

  function apply() {
    setHeld({ base, groups: incoming });
    if (heard.size === 0) return;
    setFollowFrom(incoming);
    router.refresh();
  }

  const told = new Map(
    rows.flatMap(({ id, isGone }) => {
      const text = newsText(heard.get(id), isGone);
      return text ? [[id, text] as const] : [];
    }),
  );
  const arrived = takesArrivals.test(base) ? countArrived([...heard.values()], held.groups, incoming) : 0;
  const news = [fresh + arrived > 0 && `${fresh + arrived} new`, moved > 0 && `${moved} changed priority`]
    .filter(Boolean)
    .join(", ");
  const count = incoming.reduce((sum, group) => sum + group.rows.length, 0);

  return (
    <div ref={list} data-queue aria-busy={isMoving} className="flex grow flex-col">
      <div className="flex h-11 shrink-0 items-center justify-between gap-3 px-4 text-[0.8125rem] text-muted">
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
        {desk && count > 0 && (
          <button
            type="button"
            aria-pressed={choice.isShown}
            onClick={() => (choice.isShown ? choice.clear() : choice.setShown(true))}
            className="button -mr-2.5 ml-auto min-h-11 border-transparent bg-transparent px-2.5 font-normal hover:bg-raised aria-pressed:bg-raised"
          >
            Select <KeyHint keys="X" />
          </button>
        )}
      </div>
      <RowNews value={told}>
        {groups.map(({ key, rows: listed }) => (
          <QueueGroup key={key} of={key} count={listed.length}>
            {listed.map(({ id, content, isGone }) => (
              <li key={id} className="relative">
                <Link
                  href={`${base}&case=${id}`}
                  prefetch={false}
                  scroll={false}
                  data-row={id}
                  aria-current={id === selected ? "true" : undefined}
                  className="block border-b border-line px-4 py-3 -outline-offset-2! hover:bg-raised aria-[current=true]:bg-surface aria-[current=true]:shadow-[inset_3px_0_var(--accent)]"
                >
                  <span className={isGone ? "**:text-muted!" : undefined}>{content.row}</span>
                </Link>
                {choice.isShown && (
                  <label className="absolute top-0 left-0 grid size-12 place-items-center">
                    <span className="sr-only">Select {content.name}</span>
                    <input
                      type="checkbox"
                      checked={choice.chosen.has(id)}
                      onChange={() => choice.toggle(id)}
                      className="size-5 accent-accent outline-4 outline-canvas"
                    />
                  </label>
                )}
              </li>
            ))}
          </QueueGroup>
        ))}
      </RowNews>
      {more && (
        <p className="p-4">
          <Link href={more} prefetch={false} className="button w-full">
            Show more
          </Link>
        </p>
      )}
      {desk && chosen.length > 0 && (
        <BulkBar chosen={chosen} desk={desk} here={base} onClear={choice.clear} onDone={showOutcome} />
      )}
      {chosen.length === 0 && outcome && <BulkResult outcome={outcome} onClose={() => setOutcome(null)} />}
    </div>
  );
}

const takesArrivals = /tab=(open|unclaimed)/;

/** Cases that came by the stream and are in neither list yet. */
function countArrived(heard: CaseNews[], ...lists: Groups[]): number {
  const listed = new Set(lists.flat().flatMap(({ rows }) => rows.map(({ id }) => id)));
  return heard.filter((news) => isArrival(news) && !listed.has(news.caseId)).length;
}

/** What a colleague, or the viewer in another window, did to a case that is still in its place. */
function newsText(news: CaseNews | undefined, isGone: boolean): string | null {
  if (news?.status === "closed") return news.own ? "Closed by you" : "Closed by a colleague";
  if (news?.owner) return `Claimed by ${news.mine ? "you" : news.owner}`;
  if (news?.kind === "claim-expired") return "Claim ended, unclaimed";
  return isGone ? "No longer in this list" : null;
}
