/** A delivery with its final words, counted as its network counts; images still to be fitted. */
import type { Asset } from "../campaign/model.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Measure, Profile, Saying } from "../networks/network.ts";
import type { Delivery } from "../plan/delivery.ts";

export interface RenderedImage {
  readonly asset: Asset;
  /** Final words, variables filled in. */
  readonly alt: string;
  /** Where it is in several languages. */
  readonly sayings?: readonly Saying[];
}

export interface RenderedPart {
  /** Exactly what is counted, previewed and sent: trimmed at the end, NFC. */
  readonly text: string;
  readonly images: readonly RenderedImage[];
  readonly measure: Measure;
  /** Where it is in several languages: what it says in each, in order. */
  readonly sayings?: readonly Saying[];
  /** `[...path, "text"]` is where the template stands. */
  readonly path: Path;
  readonly imagesPath: Path;
}

/** A link preview with its final words. */
export interface RenderedCard {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly image?: RenderedImage;
  readonly path: Path;
}

export interface Rendered {
  readonly delivery: Delivery;
  readonly profile: Profile;
  readonly parts: readonly RenderedPart[];
  /** Final words of the content warning, where there is one. */
  readonly contentWarning?: string;
  /** It belongs to the first part. */
  readonly card?: RenderedCard;
  /** Where it passes on another's post, and has no parts: that one. */
  readonly shares?: Rendered;
  /** Where it says several languages together: each by itself. */
  readonly voices?: readonly Rendered[];
}

/** What its readers are told: its own parts, or those of the post that it passes on. */
export function readerParts({ parts, shares }: Pick<Rendered, "parts" | "shares">): readonly RenderedPart[] {
  return shares?.parts ?? parts;
}
