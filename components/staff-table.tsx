import { dayText } from "@/components/time";

type Member = { staffId: string; name: string; role: string; endedAt: Date | null };

export function StaffTable({ members, timeZone }: { members: Member[]; timeZone: string }) {
  return (
    <div className="card">
      <table className="w-full text-left">
        <thead className="border-b border-line text-[0.8125rem] text-muted">
          <tr>
            {["Name", "Role", "Access"].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 sm:px-4 font-semibold">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {members.map(({ staffId, name, role, endedAt }) => (
            <tr key={staffId}>
              <th scope="row" className="px-3 py-2.5 wrap-anywhere sm:px-4 font-medium">
                {name}
              </th>
              <td className="px-3 py-2.5 wrap-anywhere sm:px-4 first-letter:uppercase">{role}</td>
              <td className="px-3 py-2.5 wrap-anywhere sm:px-4 text-muted">
                {endedAt ? `Ended ${dayText(endedAt, timeZone)}` : "Active"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
