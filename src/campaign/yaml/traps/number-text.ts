/** `helpline: 01609780780`: taken as written here, but YAML makes 1609780780 of it, and other programs would. */
import type { Scalar } from "yaml";
import { fault } from "../../../diagnostics/fault.ts";
import { quoted } from "../quoting.ts";
import { textKeys } from "./text-keys.ts";
import type { Trap } from "./traps.ts";

/** Numbers to YAML that it would print otherwise: leading zeros, a plus sign, powers of ten, other bases. */
const changed = /^(?:[-+]?0\d+|\+\d+|[-+]?\d+(?:\.\d+)?e[-+]?\d+|0x[\da-f]+|0o[0-7]+)$/i;

export function numberText(scalar: Scalar<string>, key: string | undefined): Trap | undefined {
  if (key === undefined || !textKeys.has(key)) return undefined;
  if (scalar.type !== "PLAIN" || !changed.test(scalar.value)) return undefined;
  const [start, end] = scalar.range ?? [0, 1];
  return {
    fault: fault(
      "yaml-number",
      `To YAML ${scalar.value} is a number, which other programs write as ${Number(scalar.value)}. Here it is taken as written.`,
      `Put it in quotes: \`${quoted(scalar.value)}\`.`,
    ),
    start,
    end,
  };
}
