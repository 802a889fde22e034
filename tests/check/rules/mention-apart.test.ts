import { mentionApart } from "../../../src/check/rules/mention-apart.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(mentionApart, {
  finds: [
    ["Thanks @ northdale", "@ northdale"],
    ["Follow NYSCP1 @", "@"],
  ],
  leaves: ["Coffee @ the hall", "Tea @ 2pm", "Thanks @northdale"],
});
