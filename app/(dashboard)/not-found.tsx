import { NothingHere } from "@/components/nothing-here";

/** Within the dashboard the status strip and the navigation stay. */
export default function NotFound() {
  return <NothingHere />;
}
