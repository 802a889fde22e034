/** Whether a post on the timeline says what a part says, once X's own changes to a text are undone. */
import { linksIn } from "../links.ts";
import type { TimelinePost } from "./schema.ts";

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
  const text = post.text.replace(/https?:\/\/t\.co\/\w+|&(?:amp|lt|gt|quot|#39);/g, (found) => {
    const entity = entities.get(found);
    if (entity) return isPicture(entity) ? "" : (entity.expanded_url ?? found);
    return htmlEntities[found] ?? found;
  });
  // Pictures come without an entity where the reply left them out.
  return text.replace(/\s+https?:\/\/t\.co\/\w+\s*$/, "");
}

/** Without its scheme, which X adds to a bare domain, and encoded as X encodes. */
function linkName(url: string): string {
  const whole = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  const { host, pathname, search, hash } = URL.canParse(whole) ? new URL(whole) : new URL("http://invalid");
  return `${host}${pathname.replace(/\/$/, "")}${search}${hash}`;
}

/** The same for all texts that a reader takes for the same. */
function essence(text: string): string {
  const normal = text.normalize("NFC");
  let essential = "";
  let from = 0;
  for (const { url, start, end } of linksIn(normal, "bare-domains")) {
    essential += `${normal.slice(from, start)}\u0000${linkName(url)}\u0000`;
    from = end;
  }
  return (essential + normal.slice(from)).replace(/\s+/g, " ").trim();
}

export function matcherFor(text: string): (post: TimelinePost) => boolean {
  const wanted = essence(text);
  return (post) => essence(unwrapped(post)) === wanted;
}
