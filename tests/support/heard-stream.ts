type Told = { event: string; data: Record<string, unknown> };

/** What a stream of server-sent events has said so far, and whether it is over. */
export function hear(response: Response) {
  const reader = response.body?.getReader();
  if (!reader) throw new Error("no stream");
  const told: Told[] = [];
  let isOver = false;
  void (async () => {
    const decoder = new TextDecoder();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (text + decoder.decode(part.value, { stream: true })).split("\n\n");
      text = events.pop() ?? "";
      told.push(...events.flatMap(eventOf));
    }
    isOver = true;
  })().catch(() => {});
  return {
    response,
    reader,
    told,
    isOver: () => isOver,
    news: () => told.filter((one) => one.event === "news").map((one) => one.data),
  };
}

function eventOf(text: string): Told[] {
  const lines = new Map(
    text.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const event = lines.get("event");
  return event ? [{ event, data: JSON.parse(lines.get("data") ?? "null") }] : [];
}
