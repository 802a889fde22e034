/** The grounds that have a name, and what is legible on any of them. */
import { contrastOf } from "./contrast.ts";

export const grounds: Readonly<Record<string, string>> = {
  teal: "#0b5d5e",
  navy: "#12355b",
  plum: "#5b2a63",
  green: "#1f5b3a",
  red: "#8c1d27",
  black: "#1a1a1a",
  white: "#ffffff",
  sand: "#f4e8d0",
  yellow: "#ffc94a",
  sky: "#cfe8f5",
};

/** `#rrggbb` of a name or of a colour as it is written; undefined for what is neither. */
export function colourOf(written: string): string | undefined {
  const named = grounds[written.toLowerCase()];
  return named ?? (/^#[0-9a-f]{6}$/i.test(written) ? written.toLowerCase() : undefined);
}

/** White or black, whichever is easier to read there: one of them always has a contrast of 4.58 or more. */
export function inkOn(ground: string): string {
  return contrastOf("#ffffff", ground) >= contrastOf("#000000", ground) ? "#ffffff" : "#000000";
}
