import type { ClinicCalendar } from "@/domain/deadline";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Opening times by day, Monday first. */
export function ClinicHours({ hours }: { hours: ClinicCalendar["hours"] }) {
  return (
    <ul>
      {[1, 2, 3, 4, 5, 6, 0].map((day) => (
        <li key={day} className="grid max-w-72 grid-cols-[7rem_1fr]">
          <span>{days[day]}</span> <span>{hours[day] ? hours[day].map(clock).join(" – ") : "Closed"}</span>
        </li>
      ))}
    </ul>
  );
}

/** "9:00 AM" of "09:00". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour % 24 < 12 ? "AM" : "PM"}`;
}
