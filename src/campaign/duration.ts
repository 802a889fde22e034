/** `30m`, `2h`, `1d` in milliseconds. The schema has seen to the form. */
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export function milliseconds(written: string): number {
  const unit = units[written.slice(-1) as keyof typeof units];
  return Number(written.slice(0, -1)) * unit;
}
