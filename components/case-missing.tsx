import Link from "next/link";

export function CaseMissing({ asked, back }: { asked: boolean; back: string }) {
  return (
    <section
      id="case"
      aria-label="Case"
      tabIndex={-1}
      className="grid min-h-60 place-content-center gap-1 p-8 text-center outline-none"
    >
      <p className="font-semibold">{asked ? "There is no such case" : "No case is open here"}</p>
      <p className="text-muted">
        {asked
          ? "It may have been mistyped, or is not in your clinic."
          : "A case appears here when the list holds one."}
      </p>
      {asked && (
        <p className="mt-2">
          <Link href={back} prefetch={false} className="link">
            Back to the list
          </Link>
        </p>
      )}
    </section>
  );
}
