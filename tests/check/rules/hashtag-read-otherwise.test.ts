import { hashtagReadOtherwise } from "../../../src/check/rules/hashtag-read-otherwise.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagReadOtherwise, {
  finds: [["Join in (#SeeMe) #A/#B", "#SeeMe", "#B"]],
  leaves: ["#CEADay27, #dŵr #ਬੱਚਾ! #SeeMe’s", "https://example.org/#a"],
  options: { network: "mastodon" },
});

expectRule(hashtagReadOtherwise, {
  finds: [["#One#Two", "#One"]],
  leaves: ["Join in (#SeeMe) #A/#B closer.#C #D💚", "word#glued"],
  options: { network: "x" },
});
