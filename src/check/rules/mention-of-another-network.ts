import type { Account, NetworkId } from "../../networks/network.ts";
import { findOn } from "../../networks/text/finds.ts";
import { type Handle, handlesIn } from "../../networks/text/mentions.ts";
import { networkName } from "../text/network-name.ts";
import { textRule } from "../written.ts";

/** What a handle looks like where people are mentioned by one; a hand-off is mentioned by hand. */
const forms: Readonly<Partial<Record<NetworkId, string>>> = {
  bluesky: "a whole domain, as in @police.example.org",
  x: "a name of 15 letters, digits and underscores at the most, as in @police",
  mastodon: "a name with its server, as in @police@social.example.org",
};

/** Who it will be instead; absent where it is who was meant. */
function misread(handle: Handle, text: string, network: NetworkId): string | undefined {
  const [made] = findOn(network, text.slice(handle.start, handle.end));
  const name = made?.kind === "mention" ? made.handle : undefined;
  if (name === undefined) return "will be plain words, and mentions nobody";
  if (network === "mastodon" && handle.form === "name") return "means somebody of the account's own server";
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
    const { network } = profile;
    if (network === "handoff" || network === "outbox") return;
    for (const handle of handlesIn(text)) {
      if (isOwn(handle, account)) continue;
      const written = text.slice(handle.start, handle.end);
      const instead = misread(handle, text, network);
      if (instead === undefined) continue;
      const form = forms[network];
      yield {
        span: handle,
        message: `On ${networkName(network)} ${written} ${instead}.`,
        help:
          form === undefined
            ? `Write the name in words under \`for: { ${network}: ... }\`.`
            : `A handle there is ${form}. Give ${network} words of its own under \`for:\`, or write the name in words.`,
      };
    }
  },
});
