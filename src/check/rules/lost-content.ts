import type { Span } from "../../diagnostics/source.ts";
import { linksIn } from "../../networks/text/links.ts";
import { leftoversIn } from "../text/lost/leftovers.ts";
import { nothingBehindIn } from "../text/lost/nothing-behind.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { withoutTrailingHashtags } from "../text/tags/hashtags.ts";
import { type Spot, textRule, type Written } from "../written.ts";

const printOnly =
  /\b(?:overleaf|see (?:the )?attached|(?:see|find|open|read) (?:the )?attachments?|(?:please find|is|are|as) attached(?!\s+to\b)|(?<!strings )attached (?:is|are|find|please find|you will find)(?!\p{L})|attached (?:leaflet|poster|flyer|document|file)|(?:please )?turn over(?= for(?!\p{L})|[\t \u00a0]*(?:[.!)\n]|$))|P\.?T\.?O\.?(?=[\t \u00a0]*(?:$|\n))|see over(?=[\t \u00a0]*(?:[.,;:!)\n]|$))|enclosed (?:leaflet|poster|flyer)|on the (?:next|previous|back|facing|opposite) page|on the back of this (?:card|leaflet|page)|(?:on|see) page \d+)(?!\p{L})/giu;
const linkAnnounced =
  /\b(?:(?:click|tap|follow|use|see|visit|open|via|at|on)(?: on)? (?:the|this|our) link(?! between)(?: (?:below|above|here))?|link (?:is )?below|(?:sign up|register|book(?: now| your place| a place| tickets)?|apply|donate|read more|find out more|learn more|download (?:it|them|the \p{L}{2,14})|nominate|vote|order yours?) here(?=[ .!]*(?:$|\n|#))|(?:the )?links? in (?:the |our |my )?(?:first )?(?:comments?|thread|next post|repl(?:y|ies))|see link(?=[ .!]*(?:$|\n|#))|use the form below|see below)\b/giu;

/** Only some hand-offs have a page for it. */
const profileAnnounced = /\blinks? in (?:the |our |my )?(?:bio|profile|stor(?:y|ies))(?!\p{L})/giu;
const pages = new Set(["instagram", "tiktok", "threads", "story"]);
/** "Find out more ⬇️" */
const pointsOn = /(?:[👇👉🔗⤵⬇➡↓→]\ufe0f?[\u{1f3fb}-\u{1f3ff}]?[\t \u00a0]*)+$/u;
/** What a toolkit writes above each of its messages. */
const heading =
  /^[\t ]*(?:(?:suggested|sample|draft|example|template)[ ](?:social (?:media )?)?(?:post|tweet|caption|copy|text|message|wording)s?(?:[ ]\d{1,2})?|(?:image|picture|poster|graphic|visual|asset|caption|tweet|slide|(?:social(?: media)?|facebook|instagram|linkedin|bluesky|twitter|x) (?:post|copy|caption|text))[ ]?(?:no\.?[ ]?|#)?\d{1,2}|post[ ](?:no\.?[ ]?|#)?(?!1[468](?!\d))\d{1,2}|(?:facebook|instagram|linkedin|bluesky|twitter|x|mastodon|twitter\/x)[ ](?:post|copy|caption|text|version)|(?:Facebook|Instagram|LinkedIn|Twitter|X|Twitter\/X|Bluesky|Mastodon|Threads)(?:[ ]?\([^)\n]{1,30}\)(?=:)|[ ]?:?(?=\n)))[\t ]*(?:[:–—-](?=\s|$)|(?=\n|$))/iu;

const pictureAnnounced =
  /\b(?:(?:see|look at|scan|use|read) (?:the |our |this )?(?:image|picture|poster|graphic|photo|flyer|leaflet|infographic|QR code|code|table|chart)s? (?:below|above|opposite|attached|on the right|on the left)|(?:the )?QR code below|(?:watch|see|play) (?:the |our |this )?(?:film|video|clip|webinar|animation) (?:below|above|attached)|scan (?:the|our|this) (?:QR )?code|see (?:image|poster|flyer|graphic|infographic)(?=[ .!]*(?:$|\n|#)))(?!\p{L})/giu;

/** The colon that ends the whole text, where neither a next part, a picture nor a card follows it. */
function* danglingColon({ text, part, index, rendered }: Written): Iterable<Spot> {
  const more = index + 1 < rendered.parts.length || part.images.length > 0 || rendered.card !== undefined;
  if (more) return;
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  const onlyTags = lastLine.length < text.length && withoutTrailingHashtags(` ${lastLine}`).trim() === "";
  const body = (onlyTags ? text.slice(0, text.length - lastLine.length) : text).trimEnd();
  if (!/\p{L}:$/u.test(body)) return;
  yield {
    span: { start: body.length - 1, end: body.length },
    message: "Nothing follows the colon.",
    help: "Something was lost: add what the text announces, or end the sentence with a full stop.",
  };
}

function* pointing(text: string): Iterable<Spot> {
  if (linksIn(text).length > 0) return;
  const body = withoutTrailingHashtags(text).trimEnd();
  const found = pointsOn.exec(body.slice(-20));
  if (found === null || !/\p{L}/u.test(body)) return;
  yield {
    span: { start: body.length - found[0].length, end: body.length },
    message: `"${found[0]}" points to a link, and there is none.`,
    help: "Add the link.",
  };
}

function* all(written: Written): Iterable<Spot> {
  const { text, rendered, index } = written;
  // A picture may show what the words announce, and a card is a link.
  const shows = written.part.images.length > 0 || rendered.card !== undefined || index + 1 < rendered.parts.length;
  for (const { words, ...span } of shows ? [] : nothingBehindIn(text)) {
    yield { span, message: `Nothing follows "${words}".`, help: "Add the number, the address or the name." };
  }
  for (const { 0: words, index: start } of matchesOf(printOnly, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" points to a page that readers of a post do not have.`,
      help: "Say it here, or give a link.",
    };
  }
  const [announced] = shows ? [] : matchesOf(linkAnnounced, text);
  if (announced !== undefined && linksIn(text).length === 0) {
    yield {
      span: { start: announced.index, end: announced.index + announced[0].length },
      message: `"${announced[0]}" announces a link, and there is none.`,
      help: "Add the link.",
    };
  }
  const place = written.delivery.account.options.channel;
  for (const { 0: words, index: start } of place !== undefined && pages.has(place)
    ? []
    : matchesOf(profileAnnounced, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" sends readers to a place that this network does not have.`,
      help: "Give the link itself.",
    };
  }
  if (!shows) yield* pointing(text);
  const label = heading.exec(text)?.[0];
  if (label !== undefined) {
    yield {
      span: { start: 0, end: label.length },
      message: `"${label.trim()}" is a label of the document that the text was copied from.`,
      help: "Leave it out.",
    };
  }
  for (const { 0: words, index: start } of shows ? [] : matchesOf(pictureAnnounced, text)) {
    yield {
      span: { start, end: start + words.length },
      message: `"${words}" announces a picture, and there is none.`,
      help: "Add the picture, or say what it shows.",
    };
  }
  yield* danglingColon(written);
  for (const { why, help, ...span } of leftoversIn(text, shows || linksIn(text).length > 0)) {
    yield { span, message: `"${text.slice(span.start, span.end).trim()}" ${why}.`, help };
  }
}

export const lostContent = textRule({
  code: "lost-content",
  severity: "warning",
  summary:
    'A text announces something that is not there: a colon or "please contact" with nothing behind it, "overleaf", "the link below".',
  *find(written) {
    const told: Span[] = [];
    for (const fault of all(written)) {
      // One thing that is lost is told once, however many finders see it.
      const { span } = fault;
      if (span !== undefined && told.some(({ start, end }) => span.start < end && start < span.end)) continue;
      if (span !== undefined) told.push(span);
      yield fault;
    }
  },
});
