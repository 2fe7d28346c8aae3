const running = new Set<() => Promise<void>>();

/** Notes something that must be stopped before the end, whatever the end is; returns how to stop it. */
export function untilStopped(stop: () => Promise<void>): () => Promise<void> {
  const stopOnce = async () => {
    if (running.delete(stopOnce)) await stop();
  };
  running.add(stopOnce);
  return stopOnce;
}

/**
 * Ctrl-C and SIGTERM stop what runs, the latest first, and `remove` the database and its folder.
 * `now` tells that this is going on: whatever breaks then is no news.
 */
export function cleanUpWhenInterrupted(remove: () => Promise<void>): { readonly now: boolean } {
  const state = { now: false };
  const stopAll = async (): Promise<void> => {
    for (const stop of [...running].toReversed()) await stop();
    await remove();
  };
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.on(signal, () => {
      if (state.now) return;
      state.now = true;
      console.error("… stopping, removing the database");
      stopAll().then(
        () => process.exit(code),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
  return state;
}
