/** Whether a post on the timeline says what a part says, once X's own changes to a text are undone. */
import type { Part } from "../../network.ts";
import { linksOnX } from "../../text/finders/x.ts";
import type { TimelinePost } from "../schema.ts";

const htmlEntities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

type UrlEntity = NonNullable<NonNullable<TimelinePost["entities"]>["urls"]>[number];

function isPicture(entity: UrlEntity): boolean {
  return entity.media_key !== undefined || /\/status\/\d+\/(photo|video)\/\d+$/.test(entity.expanded_url ?? "");
}

/** X wraps every link as t.co, hangs one of its own behind the text for pictures, and escapes & < >. */
function unwrapped(post: TimelinePost): string {
  const entities = new Map(post.entities?.urls?.map((entity) => [entity.url, entity]));
  return post.text.replace(/https?:\/\/t\.co\/\w+|&(?:amp|lt|gt|quot|#39);/g, (found) => {
    const entity = entities.get(found);
    if (entity) return isPicture(entity) ? "" : (entity.expanded_url ?? found);
    return htmlEntities[found] ?? found;
  });
}

/** Without its scheme, which X adds to a bare domain, and encoded as X encodes. */
function linkName(url: string): string {
  const whole = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(whole)) return url;
  const { host, pathname, search, hash } = new URL(whole);
  return `${host}${pathname.replace(/\/$/, "")}${search}${hash}`;
}

/** The same for all texts that a reader takes for the same. */
function essence(text: string, nameOf = linkName): string {
  const normal = text.normalize("NFC");
  let essential = "";
  let from = 0;
  for (const { url, start, end } of linksOnX(normal)) {
    essential += `${normal.slice(from, start)}\u0000${nameOf(url)}\u0000`;
    from = end;
  }
  return (essential + normal.slice(from)).replace(/\s+/g, " ").trim();
}

const anywhere = () => "";
const wrappedLink = /https?:\/\/t\.co\/\w+/;

/** `unclear`: the same but for links of which X does not tell where they lead. */
export type Likeness = "same" | "unclear" | "other";

export function likenessTo(part: Pick<Part, "text" | "images">): (post: TimelinePost) => Likeness {
  const wanted = essence(part.text);
  const withoutTargets = essence(part.text, anywhere);
  return (post) => {
    const seen = unwrapped(post);
    // Where X left out what its links are, the last one may be the pictures.
    const readings = part.images.length > 0 ? [seen, seen.replace(/\s+https?:\/\/t\.co\/\w+\s*$/, "")] : [seen];
    if (readings.some((reading) => essence(reading) === wanted)) return "same";
    const hidden = readings.filter((reading) => wrappedLink.test(reading));
    return hidden.some((reading) => essence(reading, anywhere) === withoutTargets) ? "unclear" : "other";
  };
}
