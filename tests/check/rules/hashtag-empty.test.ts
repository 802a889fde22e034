import { hashtagEmpty } from "../../../src/check/rules/hashtag-empty.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagEmpty, {
  finds: [
    ["Join in #", "#"],
    ["Join # , all", "#"],
  ],
  leaves: ["C#, F# and more", "# Look closer", "#LookCloser"],
});
