import { monthText } from "@/components/programme-share";
import { type MonthCounts, type Wait, waitText } from "@/domain/programme";

type Props = { months: readonly MonthCounts[]; today: string };

/** What the rules ask of staff, and how soon somebody looks. */
export function ProgrammeLoad({ months, today }: Props) {
  return (
    <section aria-labelledby="load" className="card mt-4 break-inside-avoid px-4 py-3">
      <h2 id="load" className="text-lg font-semibold tracking-tight">
        Alarm load and time to first look
      </h2>
      <p className="max-w-prose text-sm text-pretty text-muted">
        Flags raised and cases opened in the month. A case waits from its opening, an urgent or high one from
        when it first was that, until staff have it before their eyes or do something with it, at any hour of
        the day. The median counts those not looked at yet as the longest; its 95% interval is by ranks, and
        needs six cases.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section aria-label="Load by month" tabIndex={0} className="relative mt-2 overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="align-bottom text-xs text-muted">
            <tr>
              <Th>Month</Th>
              <Th number>In care</Th>
              <Th number>Flags</Th>
              <Th number>Cases</Th>
              <Th number>Urgent or high</Th>
              <Th>First look, urgent or high</Th>
              <Th>First look, others</Th>
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month} data-month={one.month} className="border-t border-line align-top">
                <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
                  {monthText(one.month)}
                  {one.month.slice(0, 7) === today.slice(0, 7) && <span className="text-muted"> so far</span>}
                </th>
                <Td number>{one.inCare}</Td>
                <Td number>{one.flags}</Td>
                <Td number>{one.cases}</Td>
                <Td number>{one.pressing}</Td>
                <Td>
                  <Waited wait={one.pressingWait} />
                </Td>
                <Td>
                  <Waited wait={one.otherWait} />
                </Td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Waited({ wait }: { wait: Wait }) {
  const { cases, looked, median, medianLow, medianHigh, ninth } = wait;
  if (cases === 0) return <span className="text-muted">no case</span>;
  const unseen = cases - looked;
  return (
    <>
      {median === null ? (
        <span>under half looked at</span>
      ) : (
        <>
          <span className="whitespace-nowrap">
            median <span className="font-semibold">{waitText(median)}</span>
          </span>{" "}
          {medianLow !== null && medianHigh !== null && (
            <span className="whitespace-nowrap text-muted">
              ({waitText(medianLow)} to {waitText(medianHigh)})
            </span>
          )}
        </>
      )}
      <span className="block text-muted">
        {ninth !== null && `9 in 10 within ${waitText(ninth)}, `}
        {looked} of {cases} looked at{unseen > 0 && `, ${unseen} not yet`}
      </span>
    </>
  );
}

function Th({ number = false, children }: { number?: boolean; children: string }) {
  return (
    <th scope="col" className={`py-1 pr-4 font-medium ${number ? "text-right" : ""}`}>
      {children}
    </th>
  );
}

function Td({ number = false, children }: { number?: boolean; children: React.ReactNode }) {
  return <td className={`py-1.5 pr-4 ${number ? "text-right" : ""}`}>{children}</td>;
}
