import { linkGlued } from "../../../src/check/rules/link-glued.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkGlued, {
  finds: [
    ["messages(https://example.org/a) and", "messages(https://example.org/a)"],
    ["seehttps://example.org", "seehttps://example.org"],
    ["at:visitwww.example.org", "at:visitwww.example.org"],
  ],
  leaves: [
    "See (https://example.org/a)",
    "https://web.archive.org/web/2020https://example.org",
    "More:https://example.org",
    "\u201chttps://example.org\u201d",
    "https://www.example.org/",
    "https://example.org/?u=https://example.com",
  ],
});
