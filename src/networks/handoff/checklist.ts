/** What the person ticks off, and what to heed, for one part at one place. */
import type { Part } from "../network.ts";
import { hashtagsIn } from "../text/hashtags.ts";
import { linksIn } from "../text/links.ts";
import { handlesIn } from "../text/mentions.ts";
import type { Step } from "./posting.ts";
import type { Task } from "./task.ts";

/** The command that tells the ledger. */
export function settleCommand({ key, channel, part }: Task): string {
  const hasAddress = channel.posting.address && part.share === undefined;
  return `campaign settle ${key.delivery} --sent ${hasAddress ? "ADDRESS" : "done"}`;
}

export function titleOf({ channel, part }: Task): string {
  return `${part.share === undefined ? "Post to" : "Share on"} ${channel.name}`;
}

/** What is passed on has no address of its own that anybody needs. */
function stepsToShare({ channel, account }: Task): readonly string[] {
  return [
    "Make sure that it still stands: nobody has paused the campaign or told you to wait.",
    `Sign in to ${channel.name} as ${account.name || account.id}, and open the address of the post.`,
    "Read it once more. If it is not there any more, or says something else, do not share it, and ask.",
    "Share it as it is, with the button for that (repost, share), and add no words.",
    "Tell the ledger with the command below.",
  ];
}

/** What this place makes of this very text; empty where there is nothing to heed. */
export function toHeed({ part, channel, key }: Task): readonly string[] {
  if (part.share !== undefined) return [];
  const { posting, name } = channel;
  const heed: string[] = [];
  const hashtags = hashtagsIn(part.text).length;
  if (posting.needsPicture && part.images.length === 0) {
    heed.push(`It has no picture, and ${name} takes nothing without one. Ask whoever wrote the campaign.`);
  }
  if (posting.hashtags && hashtags > posting.hashtags.most) {
    heed.push(`The text has ${hashtags} hashtags, and ${name} takes ${posting.hashtags.most}. Ask which to leave out.`);
  }
  if (!posting.links && hasLink(part.text)) {
    heed.push(`The text holds an address, and addresses cannot be tapped in what is posted to ${name}.`);
  }
  if (!posting.links && part.card) {
    heed.push(`It has a link card, and ${name} shows none: put ${part.card.url} where its readers can tap it.`);
  }
  if (key.part > 0) heed.push(`This is part ${key.part + 1} of a thread: post it as a reply to part ${key.part}.`);
  if (part.contentWarning !== undefined)
    heed.push(`It needs a content warning, before anything else: ${part.contentWarning}`);
  if (part.labels?.length) heed.push(`It needs the label ${part.labels.join(", ")}, where ${name} has labels.`);
  if (part.visibility !== undefined && part.visibility !== "public")
    heed.push(`Its visibility is: ${part.visibility}.`);
  if (part.images.length > 0 && !channel.images.alt.supported) {
    heed.push("There is no field for alt text: whoever cannot see the picture needs its words elsewhere.");
  }
  return heed;
}

function hasLink(text: string): boolean {
  return linksIn(text).length > 0;
}

/** The words of a step, where this part has what the step is about. */
function wordsOf(step: Step, { text, images }: Part): readonly string[] {
  if (typeof step === "string") return [step];
  if ("pictures" in step) return images.length > 0 ? [step.pictures] : [];
  if ("link" in step) return hasLink(text) ? [step.link] : [];
  return handlesIn(text).length > 0 ? [step.mention] : [];
}

export function stepsFor(task: Task): readonly string[] {
  const { part, channel } = task;
  if (part.share !== undefined) return stepsToShare(task);
  const { steps, address, links } = channel.posting;
  return [
    "Make sure that it still stands: nobody has paused the campaign or told you to wait.",
    ...steps.flatMap((step) => wordsOf(step, part)),
    ...(part.card && links ? [`Share this address with it: ${part.card.url}`] : []),
    "Read it once more as its readers will see it, then post it.",
    address
      ? "Copy the address of what you posted, and tell the ledger with the command below."
      : "Tell the ledger with the command below.",
  ];
}
