export type Colleague = { readonly staffId: string; readonly name: string };

type Props = { id: string; label: string; colleagues: readonly Colleague[] };

export function ColleagueField({ id, label, colleagues }: Props) {
  return (
    <div className="grid max-w-sm gap-1 px-4 pb-3 sm:px-6">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select id={id} name="to" required defaultValue="" className="field min-h-11">
        <option value="" disabled>
          Choose a colleague
        </option>
        {colleagues.map(({ staffId, name }) => (
          <option key={staffId} value={staffId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
