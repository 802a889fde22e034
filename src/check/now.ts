/** Now, as far as rules may ask for it: they compare, and what they have compared says how long their answers hold. */

export interface Now {
  /** Whether it is later than this, in milliseconds since 1970. */
  isAfter(instant: number): boolean;
  /** At each instant from `from` to `until`, in milliseconds since 1970, every answer that was given would be the same. */
  holds(): { readonly from: number; readonly until: number };
}

export function nowAt(date: Date): Now {
  const now = date.getTime();
  // JSON has no infinity.
  let from = Number.MIN_SAFE_INTEGER;
  let until = Number.MAX_SAFE_INTEGER;
  return {
    isAfter(instant) {
      const isAfter = instant < now;
      if (isAfter) from = Math.max(from, instant + 1);
      else until = Math.min(until, instant);
      return isAfter;
    },
    holds: () => ({ from, until }),
  };
}
