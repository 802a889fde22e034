import { markupLeft } from "../../../src/check/rules/markup-left.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(markupLeft, {
  finds: [
    ["**Look closer**", "**Look closer**"],
    ["# Look closer", "# Look closer"],
    ["Look &amp; act", "&amp;"],
    ["[Look](https://northdale.gov.uk", "[Look](https://northdale.gov.uk"],
    ["Look<br>closer", "<br>"],
    ["Itâ€™s the day", "â€™"],
    ["Look \\n act", "\\n"],
  ],
  leaves: ["5 * 3 * 2", "#LookCloser", "a < b > c", "snake_case", "* Look\n* Act", "Look & act"],
});
