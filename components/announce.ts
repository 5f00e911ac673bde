export type Announcement = {
  text: string;
  /** Interrupts what is being read. Only for news that cannot wait. */
  assertive?: boolean;
  /** An action that takes back what was just done, and the page that shows it. */
  undo?: { action: string; fields?: Record<string, string>; to: string };
};

declare global {
  interface WindowEventMap {
    "heron:announce": CustomEvent<Announcement>;
    /** The viewer changed something: lists may move for it. */
    "heron:acted": Event;
  }
}

export function announce(announcement: Announcement): void {
  window.dispatchEvent(new CustomEvent("heron:announce", { detail: announcement }));
}

export function acted(): void {
  window.dispatchEvent(new Event("heron:acted"));
}
