import Link from "next/link";
import { ScrollRegion } from "@/components/scroll-region";
import type { RuleTally } from "@/domain/rule-tally";
import { findRule } from "@/domain/rules/catalogue";
import { shareText } from "@/domain/wording";

const titles = ["Rule", "Raised", "Ended", "Staff acted", "Urgency was right", "Too high", "Too low"];

/** How often staff acted on what each rule raised. */
export function RuleTallyTable({ rules }: { rules: readonly RuleTally[] }) {
  return (
    <ScrollRegion name="By rule">
      <table className="w-full min-w-3xl text-left text-sm print:min-w-0 print:text-[8.5pt]">
        <thead className="border-b border-line text-[0.8125rem] text-muted">
          <tr>
            {titles.map((title, i) => (
              <th
                key={title}
                scope="col"
                className={`px-3 py-2 font-semibold whitespace-nowrap ${i > 0 ? "text-right" : ""}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rules.map(({ ruleId, raised, ended, acted, urgency }) => {
            const said = urgency.right + urgency["too-high"] + urgency["too-low"];
            return (
              <tr key={ruleId} data-rule={ruleId} className="break-inside-avoid">
                <th scope="row" className="px-3 py-2 font-medium">
                  <Link href={`/rules#${ruleId}`} prefetch={false} className="link whitespace-nowrap">
                    {ruleId}
                  </Link>{" "}
                  <span className="font-normal text-muted">{findRule(ruleId)?.title}</span>
                </th>
                {[
                  String(raised),
                  shareText(ended, raised),
                  shareText(acted, ended),
                  shareText(urgency.right, said),
                  String(urgency["too-high"]),
                  String(urgency["too-low"]),
                ].map((figure, i) => (
                  <td key={titles[i + 1]} className="px-3 py-2 text-right whitespace-nowrap">
                    {figure}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
