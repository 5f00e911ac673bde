import "server-only";
import { logFault } from "@/auth/log";
import { keepLooking } from "@/db/commands/look-at-case";
import { openSessionsOf } from "@/db/identities";
import { firstIdAt } from "@/db/ids";
import { type Looker, listLookers } from "@/db/queries/list-lookers";
import { listNews, mostNews, type News, newsAt } from "@/db/queries/list-news";
import type { Viewer } from "@/domain/access";

/**
 * Feeds every open queue of this process. The database is asked for news once a clinic and for ended sessions once in all,
 * however many watch: what it costs does not grow with them.
 */
const askEvery = 600;
const checkEvery = 1500;
const beatEvery = 5000;
/** Within the time that a look holds, so that whoever watches on is seen on. */
const keepEvery = 40_000;
/** Longer than any transaction runs: what commits late is still seen, by the asking that looks this far back. */
const overlap = 20_000;
const farBackEvery = 8;
/** The time that nearly every transaction takes: what was made this long before is asked for again each time. */
const unread = 2000;
/** A browser that was away longer reads its page anew. */
const longestAway = 5 * 60_000;
const mostPerSession = 3;

type Watcher = {
  readonly viewer: Viewer;
  readonly sessionHash: string;
  /** Sends what `said` makes. Never throws: one browser that is gone must not keep news from the others. */
  send(text: string): void;
  end(): void;
};

type Clinic = {
  readonly watchers: Set<Watcher>;
  readonly known: Map<string, number>;
  /** What each was told last of who looks at what. */
  readonly toldLookers: WeakMap<Watcher, string>;
  lookers: Looker[];
  readonly startedAt: number;
  askedAt: number;
  asked: number;
  isAsking: boolean;
};

class Feed {
  private readonly clinics = new Map<string, Clinic>();
  private timers: NodeJS.Timeout[] = [];

  /** Adds a watcher and tells it what it missed since its page was read. Returns how to leave. */
  async join(watcher: Watcher, since: Date): Promise<() => void> {
    const { clinicId } = watcher.viewer;
    const clinic = this.clinics.get(clinicId) ?? {
      watchers: new Set(),
      known: new Map(),
      toldLookers: new WeakMap(),
      lookers: [],
      startedAt: Date.now(),
      askedAt: Date.now(),
      asked: 0,
      isAsking: false,
    };
    this.clinics.set(clinicId, clinic);
    clinic.watchers.add(watcher);
    if (this.timers.length === 0) this.start();
    this.makeRoom(clinic, watcher.sessionHash);
    const leave = () => this.leave(clinicId, watcher);
    try {
      await this.catchUp(watcher, since);
    } catch (error) {
      leave();
      throw error;
    }
    watcher.send(beatOf(clinic));
    tellLookers(clinic);
    return leave;
  }

  private async catchUp(watcher: Watcher, since: Date): Promise<void> {
    const from = since.getTime() - unread;
    const missed =
      Date.now() - from < longestAway ? await listNews(watcher.viewer, firstIdAt(from), new Date()) : null;
    if (missed === null || missed.length === mostNews) watcher.send(said("reset", {}));
    else tell([watcher], missed);
  }

  private leave(clinicId: string, watcher: Watcher): void {
    const clinic = this.clinics.get(clinicId);
    clinic?.watchers.delete(watcher);
    if (clinic?.watchers.size === 0) this.clinics.delete(clinicId);
    if (this.clinics.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private start(): void {
    const every = (ms: number, work: () => void) => setInterval(work, ms).unref();
    this.timers = [
      every(askEvery, () => void this.askAll()),
      every(
        checkEvery,
        () => void this.check().catch((error: unknown) => logFault("live-sessions", "", error)),
      ),
      every(beatEvery, () => this.beat()),
      every(beatEvery, () => void this.each(askLookers)),
      every(keepEvery, () => void this.each(keepLooks)),
    ];
  }

  /** The oldest of too many streams of one session ends: a browser opens only so many connections. */
  private makeRoom({ watchers }: Clinic, sessionHash: string): void {
    const own = [...watchers].filter((one) => one.sessionHash === sessionHash);
    for (const one of own.slice(0, Math.max(0, own.length - mostPerSession))) {
      one.send(said("full", {}));
      one.end();
    }
  }

  private async askAll(): Promise<void> {
    await this.each((clinic) => this.ask(clinic));
  }

  private async each(work: (clinic: Clinic) => Promise<void>): Promise<void> {
    await Promise.all([...this.clinics.values()].map(work));
  }

  private async ask(clinic: Clinic): Promise<void> {
    const [any] = clinic.watchers;
    if (!any || clinic.isAsking) return;
    clinic.isAsking = true;
    const now = Date.now();
    const back = clinic.asked % farBackEvery === 0 ? overlap : unread;
    try {
      let after = firstIdAt(clinic.askedAt - back);
      for (let isMore = true; isMore; ) {
        const news = await listNews(any.viewer, after, new Date(now));
        tell(clinic.watchers, this.fresh(clinic, news, now));
        after = news.at(-1)?.id ?? after;
        isMore = news.length === mostNews;
      }
      clinic.askedAt = now;
      clinic.asked += 1;
      for (const [id, at] of clinic.known) if (at < now - 3 * overlap) clinic.known.delete(id);
    } catch (error) {
      logFault("live-news", any.viewer.clinicId, error);
    } finally {
      clinic.isAsking = false;
    }
  }

  /** What was not told before, nor made before anybody watched. */
  private fresh({ known, startedAt }: Clinic, news: readonly News[], now: number): News[] {
    return news.filter((one) => {
      if (known.has(one.id)) return false;
      known.set(one.id, now);
      return newsAt(one) >= startedAt - unread;
    });
  }

  /** Signing out, losing a role or leaving the clinic ends the stream; watching does not keep a session alive. */
  private async check(): Promise<void> {
    const watchers = [...this.clinics.values()].flatMap((clinic) => [...clinic.watchers]);
    if (watchers.length === 0) return;
    const open = new Map(
      (await openSessionsOf(watchers.map((one) => one.sessionHash))).map((one) => [one.tokenHash, one.role]),
    );
    for (const watcher of watchers) {
      if (open.get(watcher.sessionHash) === watcher.viewer.role) continue;
      watcher.send(said("signed-out", {}));
      watcher.end();
    }
  }

  /** No beat while the database does not answer: then the screen must say that it is not live. */
  private beat(): void {
    for (const clinic of this.clinics.values()) {
      if (Date.now() - clinic.askedAt > beatEvery) continue;
      for (const watcher of clinic.watchers) watcher.send(beatOf(clinic));
    }
  }

  endAll(): void {
    for (const clinic of this.clinics.values()) for (const watcher of clinic.watchers) watcher.end();
  }
}

/** Beside how many watch, from when on a browser that is cut off now asks again: by our clock, and what commits late included. */
function beatOf({ watchers, askedAt }: Clinic): string {
  return said("beat", { watchers: watchers.size, from: new Date(askedAt - overlap).toISOString() });
}

/** An event of the stream, as the HTML standard writes it. */
function said(event: string, data: unknown, id?: string): string {
  return `${id ? `id: ${id}\n` : ""}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** All of it at once to each, and each wording made once: many watch, and most of them hear the same. */
function tell(watchers: Iterable<Watcher>, news: readonly News[]): void {
  if (news.length === 0) return;
  const made = new Map<string, string>();
  const textFor = (one: News, self: string) => {
    const own = one.kind !== "unjudged" && one.staffId === self;
    const mine = one.kind !== "unjudged" && one.ownerId === self;
    const concerns = one.kind !== "unjudged" && one.toId === self;
    const key = `${one.id} ${own} ${mine} ${concerns}`;
    const text = made.get(key) ?? textOf(one, { own, mine, concerns });
    made.set(key, text);
    return text;
  };
  for (const watcher of watchers)
    watcher.send(news.map((one) => textFor(one, watcher.viewer.staffId)).join(""));
}

function textOf(news: News, of: { own: boolean; mine: boolean; concerns: boolean }): string {
  const { id } = news;
  if (news.kind === "unjudged") return said("unjudged", { id }, id);
  const { staffId: _, ownerId: __, toId: ___, ...told } = news;
  return said("news", { ...told, ...of }, id);
}

/** Asked once a clinic, told to each whose view of it has changed. */
async function askLookers(clinic: Clinic): Promise<void> {
  const [any] = clinic.watchers;
  if (!any) return;
  try {
    clinic.lookers = await listLookers(any.viewer);
    tellLookers(clinic);
  } catch (error) {
    logFault("live-lookers", any.viewer.clinicId, error);
  }
}

function tellLookers({ watchers, lookers, toldLookers }: Clinic): void {
  for (const watcher of watchers) {
    const others = lookers
      .filter(({ staffId }) => staffId !== watcher.viewer.staffId)
      .map(({ caseId, name }) => ({ caseId, name }));
    const told = JSON.stringify(others);
    if (told === (toldLookers.get(watcher) ?? "[]")) continue;
    toldLookers.set(watcher, told);
    watcher.send(said("lookers", others));
  }
}

async function keepLooks({ watchers }: Clinic): Promise<void> {
  const [any] = watchers;
  if (!any) return;
  const staffIds = [...new Set([...watchers].map(({ viewer }) => viewer.staffId))];
  await keepLooking(any.viewer, staffIds).catch((error: unknown) =>
    logFault("live-looks", any.viewer.clinicId, error),
  );
}

const kept = globalThis as { heronFeed?: Feed };

export function feed(): Feed {
  if (!kept.heronFeed) {
    kept.heronFeed = new Feed();
    process.once("SIGTERM", () => kept.heronFeed?.endAll());
  }
  return kept.heronFeed;
}
