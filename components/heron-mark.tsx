/** A wading heron: neck, bill and one leg in three strokes. */
export function HeronMark({ className = "size-7" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" className={`shrink-0 ${className}`}>
      <g stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round">
        <path d="M27.5 8.2 19 6.6c-3.2-.6-5.6 1.6-5.2 4.4.4 2.7 3.6 4 3.3 7.2-.3 3.3-4.2 4.6-11.6 4.6 3-4.6 5.4-7.4 9.2-8.2" />
        <path d="M14.2 22.2v7.3" />
        <path d="M10.5 29.5h8.5" />
      </g>
      <circle cx="17.7" cy="9.3" r="1.15" fill="currentColor" />
    </svg>
  );
}
