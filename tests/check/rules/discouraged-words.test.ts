import { discouragedWords } from "../../../src/check/rules/discouraged-words.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(discouragedWords, {
  finds: [
    ["Some form inappropriate relationships with adults", "inappropriate relationships"],
    ["A child prostitute", "child prostitute"],
    ["He committed suicide", "committed suicide"],
    ["They are putting themselves at risk", "putting themselves at risk"],
    ["Learn to make safe choices", "make safe choices"],
    ["Don\u2019t let yourself be exploited", "Don\u2019t let yourself be exploited"],
    ["Teens who turn to crime", "Teens who turn to crime"],
    ["Boys working for a gang", "working for a gang"],
    ["It is a lifestyle choice", "lifestyle choice"],
  ],
  leaves: [
    "There is no such thing as a child prostitute.",
    "It is not a lifestyle choice.",
    'Never say "child prostitute".',
    "The phrase \u201crisky behaviour\u201d blames the child.",
    "She died by suicide.",
    "Choose a safe word.",
    "Children are forced into working for a gang.",
    "Adults involved in crime recruit children.",
    "The risk-taking behaviour of abusers gives them away.",
    "An appropriate relationship",
    "Every child has the right to choices.",
  ],
});
