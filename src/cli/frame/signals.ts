/** SIGINT and SIGTERM become an abort, so that the delivery in hand is finished; a second one ends the process at once. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const;

export interface Signals {
  readonly signal: AbortSignal;
  /** 130 or 143 once a signal came. */
  code(): number | undefined;
}

export function listenForSignals(): Signals {
  const controller = new AbortController();
  let received: keyof typeof codes | undefined;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (received !== undefined) process.exit(codes[name]);
      received = name;
      controller.abort(new Error(name));
    });
  }
  return { signal: controller.signal, code: () => (received === undefined ? undefined : codes[received]) };
}
