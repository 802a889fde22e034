/** words.yaml without the file. */
import { noWords, type Signpost, type Words } from "../../../src/campaign/words/words.ts";

export function aSignpost(more: Partial<Signpost> = {}): Signpost {
  return {
    id: "mash",
    name: "Northdale MASH",
    numbers: ["01609 780780"],
    audiences: [],
    checked: "2026-12-01",
    path: ["signposts", more.id ?? "mash"],
    ...more,
  };
}

export function someWords(more: Partial<Words> = {}): Words {
  return { ...noWords, ...more };
}
