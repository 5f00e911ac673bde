/** Prints "[2/6] Preparing the database… 1.3 s" as the work goes on; what it says meanwhile goes on lines of its own. */
export function createSteps(total: number) {
  let done = 0;
  return async function step<T>(
    title: string,
    work: (say: (line: string) => void) => Promise<T>,
  ): Promise<T> {
    done++;
    const begin = performance.now();
    console.log(`[${done}/${total}] ${title}…`);
    const result = await work((line) => console.log(`      ${line}`));
    console.log(`      done in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    return result;
  };
}
