/**
 * Makes one question of all that are asked at a time: a page that shows fifty people asks for
 * fifty at once, not fifty times for one.
 */
export function gathered<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  mostAtOnce: number,
): (key: string) => Promise<Value | null> {
  let keys = new Set<string>();
  let answer: Promise<ReadonlyMap<string, Value>> | undefined;
  return async (key) => {
    keys.add(key);
    answer ??= nextTask().then(async () => {
      const all = [...keys];
      keys = new Set();
      answer = undefined;
      const parts = Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, part) =>
        all.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
      );
      const answers = await Promise.all(parts.map(read));
      return new Map(answers.flatMap((part) => [...part]));
    });
    return (await answer).get(key) ?? null;
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
