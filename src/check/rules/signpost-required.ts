import type { Rule } from "../rule.ts";
import { directoryFor } from "../text/help/directory.ts";
import { inWords, isSignpostIn, requiredOf } from "../text/help/required.ts";
import { publishedWords } from "../written.ts";

export const signpostRequired: Rule = {
  code: "signpost-required",
  severity: "warning",
  summary: "A post names none of the signposts that `required` of words.yaml asks for its audience.",
  canBeTurnedOff: true,
  check({ rendered, words }, report) {
    const directory = directoryFor(words);
    for (const one of rendered) {
      const [first] = one.parts;
      if (first === undefined) continue;
      // What only stands on a poster is not heard by those who cannot see it.
      const said = publishedWords(one).flatMap(({ kind, text }) => (kind === "drawn" ? [] : [text]));
      for (const { audience, ids } of requiredOf(one, words)) {
        if (said.some((text) => ids.some((id) => isSignpostIn(text, id, directory)))) continue;
        const names = ids.map((id) => inWords(id, directory));
        report({
          message: `This post is for ${audience}, and does not say whom to turn to.`,
          help: `Name ${names.length === 1 ? names[0] : `one of ${names.join(", ")}`}: campaigns/words.yaml asks for it.`,
          place: one.delivery.campaign.source.place([...first.path, "text"]),
          delivery: one.delivery.id,
        });
      }
    }
  },
};
