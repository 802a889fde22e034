/** Unicode code points, for networks that say "characters" and no more. */
export function characterLength(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
