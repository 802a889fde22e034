/** Names that variables may have: any that `{name}` can print, but none that the program gives a value to. */

import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

/** The renderer's built-ins; a test holds both lists together. */
export const reservedVariables: ReadonlySet<string> = new Set(["org", "handle", "year", "yy", "day", "hashtags"]);

export function checkVariables(data: Data | undefined, path: Path, report: Report): void {
  for (const [name] of entriesOf(data)) {
    if (reservedVariables.has(name.trim())) {
      report([...path, name], {
        ...fault(
          "variable-reserved",
          `{${name}} already has a value, which no variable may replace.`,
          "Give the variable another name.",
        ),
        on: "key",
      });
    } else if (!/^[\p{L}\p{N}_-]+$/u.test(name)) {
      report([...path, name], {
        ...fault(
          "id-invalid",
          `"${shortened(name)}" cannot be the name of a variable.`,
          "Use letters, digits, hyphens and underscores, as in `report_url`.",
        ),
        on: "key",
      });
    }
  }
}
