/** Lengths of time, in milliseconds. */
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The same words to the same account within so many days need `again: true`: as checked in the files and in the ledger. */
export const repeatDays = 30;
export const repeatSpan = repeatDays * units.d;

/** `30m`, `2h`, `1d`. The schema has seen to the form. */
export function milliseconds(written: string): number {
  const unit = units[written.slice(-1) as keyof typeof units];
  return Number(written.slice(0, -1)) * unit;
}
