/** Left alone for this long, a window asks for nothing by itself: asking would keep an unattended session alive. */
const idleAfter = 10 * 60_000;

/** In ms since the page was opened, which somebody did. */
let usedAt = 0;

/** Somebody is at the window. */
export function attend(): void {
  usedAt = performance.now();
}

export function isAttended(): boolean {
  return performance.now() - usedAt < idleAfter;
}
