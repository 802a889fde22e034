/** Contract of the image fitter: what goes in, what comes out. */

import type { Poster } from "../campaign/model.ts";
import type { FittedImage, ImageFormat, ImageLimits } from "../networks/network.ts";

/** A picture that is drawn from words, at the size of whatever frame it is for. */
export interface PosterRequest {
  readonly poster: Poster;
  /** Absolute path of its logo. */
  readonly logo?: string;
  /** For sentences. */
  readonly name: string;
}

/** A picture that is joined of others, at the size of whatever frame it is for. */
export interface MontageRequest {
  readonly of: readonly Omit<FitRequest, "limits">[];
  /** Absent: as many as suit the frame. */
  readonly columns?: number;
  /** #rrggbb */
  readonly background: string;
  /** For sentences. */
  readonly name: string;
}

export interface FitRequest {
  /** Absolute path of the asset, already known to be inside the workspace; of a poster or a montage nobody reads it. */
  readonly file: string;
  readonly poster?: PosterRequest;
  readonly montage?: MontageRequest;
  readonly fit: "whole" | "crop";
  readonly focus?: readonly [number, number];
  readonly limits: ImageLimits;
}

/** What was done to an image, for `campaign images`. */
export interface FitReport {
  readonly image: Omit<FittedImage, "asset" | "alt" | "focus">;
  readonly from: ImageFacts;
  /** In order, in the past tense, as a person would say it: "scaled from 4000 x 3000 to 1600 x 1200". */
  readonly done: readonly string[];
  readonly cached: boolean;
}

export interface ImageFacts {
  readonly format: ImageFormat | "svg" | "gif" | "avif" | "heif" | "tiff" | "other";
  /** After EXIF orientation; of an SVG its intrinsic size. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly vector: boolean;
  /** Whether it carries EXIF, GPS or XMP that fitting removes. */
  readonly metadata: boolean;
  /** What its transparent parts become where a network takes none, as #rrggbb; white if absent. */
  readonly ground?: string;
}

/** An asset that cannot be used; `reason` is a sentence, `help` says what to do. */
export interface ImageFault {
  readonly kind:
    | "missing"
    | "outside"
    | "unreadable"
    | "too-large"
    | "too-many-pixels"
    | "not-an-image"
    | "unsupported-format"
    | "external-reference"
    | "missing-font"
    | "time-out"
    | "unfittable";
  readonly reason: string;
  readonly help: string;
}

export interface Fitter {
  /** Header facts, cheap, cached by content. */
  inspect(
    file: string,
    poster?: PosterRequest,
  ): Promise<{ readonly ok: true; readonly facts: ImageFacts } | { readonly ok: false; readonly fault: ImageFault }>;
  fit(
    request: FitRequest,
  ): Promise<{ readonly ok: true; readonly report: FitReport } | { readonly ok: false; readonly fault: ImageFault }>;
  /** Ends the child processes. */
  close(): Promise<void>;
}
