import { longSentence } from "../../../src/check/rules/long-sentence.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(longSentence, {
  finds: [
    [
      "word word word word word word word word word word word word word word word word word word word word word word word word word more.",
      "word word word word word word word word word word word word word word word word word word word word word word word word word more.",
    ],
  ],
  leaves: [
    "word word word word word word word word word word word word word word word word word word word word word word word word word.",
    "word word word word word word word word word word word word word word word word word word word word word word word word word.\nword word word word word word word word word word word word word word word word word word word word word word word word word",
    "word word word word word word word word word word word word word word word word word word word word word word word word word https://example.org #Tag @name",
    "Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short. Short.",
    "- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n- item one\n- item two\n",
  ],
});
