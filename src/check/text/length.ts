/** How long words are in the unit of a limit. */
import type { LengthUnit } from "../../networks/network.ts";
import { characterLength } from "../../networks/text/characters.ts";
import { graphemeLength } from "../../networks/text/graphemes.ts";

export function lengthIn(unit: LengthUnit, text: string): number {
  switch (unit) {
    case "graphemes":
      return graphemeLength(text);
    case "bytes":
      return Buffer.byteLength(text, "utf8");
    case "weighted":
    case "characters":
      return characterLength(text);
    default:
      return unit satisfies never;
  }
}

/** As said to a person. */
export function unitName(unit: LengthUnit): string {
  switch (unit) {
    case "graphemes":
    case "characters":
      return "characters";
    case "bytes":
      return "bytes";
    case "weighted":
      return "characters as X counts them";
    default:
      return unit satisfies never;
  }
}
