import { Clock } from "@/components/time";

type Row = {
  id: string;
  at: Date;
  by: string;
  action: string;
  patientNumber: string | null;
  subjectId: string | null;
};

export function AuditTable({ rows, timeZone }: { rows: Row[]; timeZone: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label="Audit entries" tabIndex={0} className="card relative mt-5 overflow-x-auto">
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.8125rem] text-muted">
          <tr>
            {["When", "Who", "Did", "Patient", "Subject"].map((title) => (
              <th key={title} scope="col" className="px-4 py-2 font-semibold whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ id, at, by, action, patientNumber, subjectId }) => (
            <tr key={id}>
              <td className="px-4 py-2 text-muted">
                <Clock at={at} timeZone={timeZone} />
              </td>
              <td className="px-4 py-2 whitespace-nowrap">{by}</td>
              <td className="px-4 py-2 font-medium whitespace-nowrap">{inWords(action)}</td>
              <td className="px-4 py-2 whitespace-nowrap">
                {patientNumber ? `#${patientNumber}` : <Nothing />}
              </td>
              <td className="px-4 py-2 text-[0.8125rem] text-muted" title={subjectId ?? undefined}>
                {subjectId ? subjectId.slice(-12) : <Nothing />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Nothing() {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="sr-only">none</span>
    </>
  );
}

/** "Case claimed" of "case-claimed". */
function inWords(action: string): string {
  const words = action.replaceAll("-", " ").replace("check in", "check-in");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
