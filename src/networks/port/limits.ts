/** What a network allows: limits as dated data, and counting. */
import type { NetworkId } from "./account.ts";

export type ImageFormat = "jpeg" | "png" | "webp";

/** A fact about a network that changes over the years: where it was read, and when. */
export interface Dated {
  readonly source: string;
  /** YYYY-MM-DD */
  readonly checkedOn: string;
}

export interface ImageLimits extends Dated {
  /** Images a part may carry. */
  readonly count: number;
  /** Bytes of one image. */
  readonly bytes: number;
  readonly formats: readonly ImageFormat[];
  /** Greatest width and height that the network keeps, in pixels; what is larger is made to fit. */
  readonly maxWidth: number;
  readonly maxHeight: number;
  /** Width times height, where the network limits it. */
  readonly maxPixels?: number;
  /** Width divided by height that is shown uncut; outside of it a whole image is padded, a cropped one cropped. */
  readonly ratio: { readonly min: number; readonly max: number };
  /** What a photograph that may be cropped is cropped to, in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
  /** Below this width or height an image looks poor there; it is a warning, never a reason to enlarge. */
  readonly minWidth: number;
  readonly minHeight: number;
  readonly alt: {
    readonly supported: boolean;
    readonly limit?: number;
    readonly unit?: LengthUnit;
    /** Nothing but the picture is shown, so no text beside it can say what it shows. */
    readonly alone?: true;
  };
}

export type LengthUnit = "graphemes" | "bytes" | "weighted" | "characters";

/** How long a part is as its network counts, against the limit nearest to breaking. */
export interface Measure {
  readonly used: number;
  readonly limit: number;
  readonly unit: LengthUnit;
}

/** What `measure` looks at. */
export interface PartText {
  readonly text: string;
  /** Some networks take fewer words beside a picture. */
  readonly images: readonly unknown[];
  readonly contentWarning?: string;
}

/** What a post may carry beside words and pictures. */
export interface Extras extends Dated {
  /** Whether words may stand before a post, which its reader opens. */
  readonly contentWarning: boolean;
  /** Content labels that it knows. */
  readonly labels: readonly string[];
  readonly visibility: readonly string[];
  readonly card: {
    /** `as-written`: title, description and picture of the file; `from-the-page`: the network makes its own from a link. */
    readonly words: "as-written" | "from-the-page";
    /** Whether its link is sent although no text holds it. */
    readonly carriesLink: boolean;
    readonly besideImages: boolean;
  };
}

/** Facts read from a server (limits, token expiry), as a session stored them in the ledger. */
export type ServerFacts = Readonly<Record<string, unknown>>;

/** What a place that a person posts to takes, beside lengths and pictures. */
export interface PlaceLimits extends Dated {
  /** As people call it: Instagram. */
  readonly name: string;
  readonly needsPicture: boolean;
  readonly hashtags?: number;
  readonly mentions?: number;
  readonly links?: number;
}

/** What a network allows, offline. */
export interface Profile {
  readonly network: NetworkId;
  /** Of a hand-off only. */
  readonly place?: PlaceLimits;
  readonly images: ImageLimits;
  /** Of a link card's picture; absent: as for any other. */
  readonly cardImages?: ImageLimits;
  /** Absent where a person or a folder takes whatever there is. */
  readonly extras?: Extras;
  /** Whether one post may answer another, so that a thread can be told there. */
  readonly threads: boolean;
  /** Refuses the same words twice from one account, whatever the file says. */
  readonly refusesRepeats: boolean;
  /** Forbids nearly the same words from several accounts, whoever owns them. */
  readonly refusesNearIdentical?: true;
  measure(part: PartText): Measure;
}
