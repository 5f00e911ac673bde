import type { Priority } from "@/domain/priority";

const looks: Record<Priority, { word: string; badge: string; ink: string }> = {
  urgent: { word: "Urgent", badge: "bg-urgent text-on-urgent", ink: "text-urgent" },
  high: { word: "High", badge: "bg-high-tint text-high border border-high", ink: "text-high" },
  medium: { word: "Medium", badge: "bg-medium-tint text-medium", ink: "text-medium" },
  low: { word: "Low", badge: "text-low border border-low", ink: "text-low" },
};

/** A shape of its own a priority: octagon, triangle, diamond, circle. Readable without colour. */
export function PriorityShape({ priority, className = "" }: { priority: Priority; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      data-shape={priority}
      className={`size-4 shrink-0 forced-color-adjust-none ${className}`}
    >
      {priority === "urgent" && (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
          <path d="M8 4v5" stroke="var(--on-urgent)" strokeWidth="2" strokeLinecap="round" />
          <circle cx="8" cy="11.6" r="1.1" fill="var(--on-urgent)" />
        </>
      )}
      {priority === "high" && <path d="M8 1.5 15 14H1z" fill="currentColor" />}
      {priority === "medium" && (
        <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
      {priority === "low" && (
        <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
    </svg>
  );
}

/** Shape, word and colour together: any two suffice. */
export function PriorityBadge({ priority, count }: { priority: Priority; count?: number }) {
  const look = looks[priority];
  return (
    <span
      data-priority={priority}
      className={`inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-xs font-semibold ${look.badge}`}
    >
      {priority !== "urgent" && <PriorityShape priority={priority} className="size-3" />}
      {priority === "urgent" && (
        <svg aria-hidden="true" viewBox="0 0 16 16" data-shape="urgent" className="size-3">
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="none" stroke="currentColor" strokeWidth="1.75" />
          <path d="M8 4.5v4" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
          <circle cx="8" cy="11.3" r="1" fill="currentColor" />
        </svg>
      )}
      {look.word}
      {count !== undefined && count > 1 ? ` ${count}` : ""}
    </span>
  );
}

export function priorityWord(priority: Priority): string {
  return looks[priority].word;
}

export function priorityInk(priority: Priority): string {
  return looks[priority].ink;
}
