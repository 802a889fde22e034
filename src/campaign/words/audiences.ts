/** Whom posts are for, as accounts.yaml lists them. */

export interface Ages {
  /** Years, both included. */
  readonly from: number;
  /** Absent: no limit. */
  readonly until?: number;
}

/** One audience however its letters and spaces are written. */
export function audienceKey(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

export const agesPattern = /^(\d{1,3})(?:-(\d{1,3})|\+)$/;

/** `10-17` or `18+`; undefined for anything else, and for ages that run backwards. */
export function readAges(written: string): Ages | undefined {
  const [, first, last] = agesPattern.exec(written) ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  if (last === undefined) return { from };
  return Number(last) < from ? undefined : { from, until: Number(last) };
}
