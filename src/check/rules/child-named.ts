import path from "node:path";
import type { Asset } from "../../campaign/model.ts";
import { withBehind } from "../../campaign/montages/behind.ts";
import type { Rendered } from "../../render/rendered.ts";
import type { CheckContext, Rule } from "../rule.ts";
import { childMarks, marksOfFileName } from "../text/children/child-marks.ts";
import { findingIn, publishedWords } from "../written.ts";

const help =
  "Beside a child's picture stands neither name, age, school nor team, in the words, the alt text and the file's name alike. A posed or made-up name is said to be one, and then turned off with that reason.";

/** The pictures of a delivery that show a child, by the consents that they name. */
function ofChildren({ parts, card }: Rendered, { consents }: CheckContext): readonly Asset[] {
  const images = [...parts.flatMap((part) => part.images), ...(card?.image === undefined ? [] : [card.image])];
  const assets = new Map(images.flatMap(({ asset }) => withBehind(asset)).map((asset) => [asset.id, asset]));
  return [...assets.values()].filter(({ people = [] }) =>
    people.some((reference) => consents?.known.get(reference)?.under18 === true),
  );
}

export const childNamed: Rule = {
  code: "child-named",
  severity: "warning",
  summary: "Beside a picture of somebody under 18 stands a given name, an age, a school or a team.",
  canBeTurnedOff: true,
  check(context, report) {
    for (const rendered of context.rendered) {
      const assets = ofChildren(rendered, context);
      const [first] = assets;
      if (first === undefined) continue;
      for (const words of publishedWords(rendered)) {
        for (const { kind, span } of childMarks(words.text)) {
          const said = words.text.slice(span.start, span.end);
          const message = `The picture ${first.id} shows a child, and "${said}" may say who it is (${kind}).`;
          report(findingIn(words, { message, help, span }, context));
        }
      }
      const { campaign, id } = rendered.delivery;
      for (const asset of assets) {
        for (const kind of marksOfFileName(path.posix.basename(asset.file))) {
          const message = `The picture ${asset.id} shows a child, and the name of its file may say who it is (${kind}).`;
          report({ message, help, place: campaign.source.place([...asset.path, "file"]), delivery: id });
        }
      }
    }
  },
};
