/** A limit around every call to the outside: nothing a server does, or fails to do, holds a run for longer. */
import { limits, type Timer } from "../engine.ts";

export type Limited<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "threw"; readonly error: unknown }
  /** It was told to stop and still has not ended: whatever it does may yet happen. */
  | { readonly kind: "hangs" };

export interface Limit {
  readonly timer: Timer;
  readonly milliseconds: number;
}

/** Runs a call, tells it to stop when its time is up, and waits a moment for what it then says. */
export async function withinLimit<T>(limit: Limit, call: (signal: AbortSignal) => Promise<T>): Promise<Limited<T>> {
  const { timer, milliseconds } = limit;
  const controller = new AbortController();
  const cancels: (() => void)[] = [];
  const settled = Promise.resolve()
    .then(() => call(controller.signal))
    .then(
      (value): Limited<T> => ({ kind: "done", value }),
      (error: unknown): Limited<T> => ({ kind: "threw", error }),
    );
  const hangs = new Promise<Limited<T>>((resolve) => {
    cancels.push(
      timer.after(milliseconds, () => {
        controller.abort(new Error(`no answer within ${Math.round(milliseconds / 1000)} seconds`));
        cancels.push(timer.after(limits.grace, () => resolve({ kind: "hangs" })));
      }),
    );
  });
  try {
    return await Promise.race([settled, hangs]);
  } finally {
    for (const cancel of cancels) cancel();
  }
}

/** What a failed call says, in words. */
export function failureOf(
  limited: { readonly kind: "threw"; readonly error: unknown } | { readonly kind: "hangs" },
): string {
  if (limited.kind === "hangs") return "it did not answer in time";
  return limited.error instanceof Error ? limited.error.message : String(limited.error);
}
