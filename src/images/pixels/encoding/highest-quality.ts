/** The highest quality at which a picture fits, with few encodings: bytes fall evenly as quality does, so that two tell of a third. */

/** `quality`, and how many bytes the picture has at it. */
interface Tried {
  readonly quality: number;
  readonly bytes: number;
}

interface Wish {
  /** At which it has too many bytes. */
  readonly tooMany: Tried;
  readonly lowest: number;
  /** How many it may have, and which share of them is near enough: the search ends there. */
  readonly bytes: number;
  readonly enough: number;
}

/** What most photographs come near to: bytes by the power of how coarsely colours are told. */
const USUAL_SLOPE = -0.55;

/** After so many guesses the rest is halved: there are pictures that keep to no rule. */
const GUESSES = 4;

export async function highestQuality(
  encoded: (quality: number) => Promise<Buffer>,
  { tooMany, lowest, bytes: most, enough }: Wish,
): Promise<{ readonly bytes: Buffer; readonly quality: number } | { readonly needs: number }> {
  let [above, other] = [tooMany, tooMany];
  let found: { readonly bytes: Buffer; readonly quality: number } | undefined;
  for (let round = 1; ; round += 1) {
    const [low, high] = [found === undefined ? lowest : found.quality + 1, above.quality - 1];
    if (low > high) return found ?? { needs: above.bytes };
    const guess = round > GUESSES ? Math.ceil((low + high) / 2) : qualityFor(most, above, other);
    const quality = Math.min(high, Math.max(low, guess));
    const bytes = await encoded(quality);
    if (bytes.length > most) [above, other] = [{ quality, bytes: bytes.length }, found ? other : above];
    else {
      found = { bytes, quality };
      other = { quality, bytes: bytes.length };
      if (bytes.length >= enough * most) return found;
    }
  }
}

/** At which it has so many bytes, if it goes on as between these two. */
function qualityFor(bytes: number, one: Tried, other: Tried): number {
  const run = Math.log(coarseness(one.quality) / coarseness(other.quality));
  const slope = Math.min(-0.1, run === 0 ? USUAL_SLOPE : Math.log(one.bytes / other.bytes) / run);
  return Math.floor(100 - (coarseness(one.quality) * (bytes / one.bytes) ** (1 / slope)) / 2);
}

/** Of colours, as JPEG scales its tables from quality 50 on; 1 at 100, where they are told as finely as they can be. */
function coarseness(quality: number): number {
  return Math.max(1, 200 - 2 * quality);
}
