/** A picture as it is worked on. */
import type { Size } from "./layout.ts";

export interface Pixels extends Size {
  /** Rows from the top, 8 bits a channel, sRGB. */
  readonly data: Buffer;
  readonly channels: 3 | 4;
}
