import type { Account, Network } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import { findOn } from "../../networks/text/finds.ts";
import { type Handle, handlesIn } from "../../networks/text/mentions.ts";
import { textRule } from "../written.ts";

/** Who it will be instead; absent where it is who was meant. */
function misread(handle: Handle, text: string, { id: network, mentions }: Network): string | undefined {
  const [made] = findOn(network, text.slice(handle.start, handle.end));
  const name = made?.kind === "mention" ? made.handle : undefined;
  if (name === undefined) return "will be plain words, and mentions nobody";
  if (mentions?.bareName !== undefined && handle.form === "name") return `means ${mentions.bareName}`;
  return name === handle.name ? undefined : `will be @${name}, who is somebody else`;
}

function isOwn({ name }: Handle, account: Account): boolean {
  return name.toLowerCase() === account.handle.toLowerCase();
}

export const mentionOfAnotherNetwork = textRule({
  code: "mention-of-another-network",
  severity: "warning",
  summary: "A handle in a text is written as another network writes handles: here it is nobody, or somebody else.",
  *find({ text, delivery: { account }, rendered: { profile } }) {
    const network = networkOf(profile.network);
    const { id, name, mentions } = network;
    if (mentions === undefined) return;
    for (const handle of handlesIn(text)) {
      if (isOwn(handle, account)) continue;
      const written = text.slice(handle.start, handle.end);
      const instead = misread(handle, text, network);
      if (instead === undefined) continue;
      const { form } = mentions;
      yield {
        span: handle,
        message: `On ${name} ${written} ${instead}.`,
        help:
          form === undefined
            ? `Write the name in words under \`for: { ${id}: ... }\`.`
            : `A handle there is ${form}. Give ${id} words of its own under \`for:\`, or write the name in words.`,
      };
    }
  },
});
