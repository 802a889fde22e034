/** `text: “Know the signs”`: YAML knows straight quote marks only, so these would be posted. */
import type { Scalar } from "yaml";
import { fault } from "../../../diagnostics/fault.ts";
import { shortened } from "../../../system/text/shorten.ts";
import { quoted } from "../quoting.ts";
import { insideCurlyMarks } from "./quote-marks.ts";
import type { Trap } from "./traps.ts";

/** Keys whose entries are written without them. */
const lists: ReadonlySet<string> = new Set(["hashtags", "audience", "variables", "to"]);

export function curlyMarks(scalar: Scalar<string>, key: string | undefined): Trap | undefined {
  if (scalar.type !== "PLAIN") return undefined;
  const inner = insideCurlyMarks(scalar.value);
  if (inner === undefined) return undefined;
  const [start, end] = scalar.range ?? [0, 1];
  const before = key === undefined || lists.has(key) ? "" : `${key}: `;
  const isLong = /\n/.test(inner) || inner.length > 200;
  return {
    start,
    end,
    fault: fault(
      "yaml-curly-quotes",
      `The quote marks of ${shortened(scalar.value)} are curly ones, as Word makes them: to YAML they are a part of the text, and would be posted.`,
      isLong
        ? 'Type straight marks (") in their place. A quotation that is to be posted with its marks goes inside straight ones.'
        : `Write straight marks: \`${before}${quoted(inner)}\`. A quotation that is to be posted with its marks goes inside straight ones: \`${before}${quoted(scalar.value)}\`.`,
    ),
  };
}
