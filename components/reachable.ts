/** Whether Heron and its database answer: a refresh that fails would replace the page with an error. */
export async function isReachable(): Promise<boolean> {
  return fetch("/api/health", { cache: "no-store" }).then(
    (response) => response.ok,
    () => false,
  );
}
