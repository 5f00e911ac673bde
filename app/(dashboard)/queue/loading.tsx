const rows = ["a", "b", "c", "d", "e", "f"];

/** As large as what it stands in for. It appears on the first load only; later the old list stays until the new one is there. */
export default function QueueLoading() {
  return (
    <div
      role="status"
      className="grow wide:grid wide:h-[calc(100dvh-5.5rem)] wide:grid-cols-[minmax(21rem,27rem)_1fr] wide:overflow-hidden"
    >
      <span className="sr-only">Loading the queue</span>
      <div aria-hidden="true" className="appear-late pt-22 wide:border-r wide:border-line">
        {rows.map((row) => (
          <div key={row} className="grid gap-2 border-b border-line px-4 py-4">
            <div className="h-4 w-2/5 rounded bg-line" />
            <div className="h-3 w-4/5 rounded bg-line" />
            <div className="h-3 w-1/3 rounded bg-line" />
          </div>
        ))}
      </div>
      <div className="bg-surface max-wide:hidden" />
    </div>
  );
}
