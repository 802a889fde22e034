/** What the fitter and its child processes say to each other. Buffers travel as they are (advanced serialisation). */
import type { ImageFormat, ImageLimits } from "../networks/network.ts";
import type { ImageFacts, ImageFault } from "./fit.ts";

export interface InspectJob {
  readonly kind: "inspect";
  readonly bytes: Uint8Array;
  /** The file's own name, for sentences only. */
  readonly name: string;
  /** The folder of shipped fonts, against which text in an SVG is checked. */
  readonly fonts: string;
}

export interface FitJob {
  readonly kind: "fit";
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly facts: ImageFacts;
  readonly fit: "whole" | "crop";
  readonly focus?: readonly [number, number];
  readonly limits: ImageLimits;
}

export type Job = InspectJob | FitJob;

/** A fitted image before it has a file. */
export interface Made {
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  readonly done: readonly string[];
}

export type Inspected =
  | { readonly ok: true; readonly facts: ImageFacts }
  | { readonly ok: false; readonly fault: ImageFault };

export type Fitted = { readonly ok: true; readonly made: Made } | { readonly ok: false; readonly fault: ImageFault };

export interface JobResult {
  readonly inspect: Inspected;
  readonly fit: Fitted;
}

/** From the child: an answer, or word that the image asked for more memory than it may have. */
export type Reply =
  | { readonly kind: "answer"; readonly answer: Inspected | Fitted }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "broken"; readonly reason: string };
