/** Where the file says what a delivery got: in `for`, in an item of a series, or in the post. */
import type { Options } from "../campaign/model.ts";
import type { Place } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import { overridesFor } from "../plan/choice.ts";
import type { Delivery } from "../plan/delivery.ts";

const keys = { visibility: "visibility", contentWarning: "content-warning", labels: "labels", card: "card" } as const;

function begins(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

/** The places that may say it, the most specific first. */
function placesOf({ account, campaign, path }: Delivery): readonly (Options & { readonly path: Path })[] {
  const post = campaign.posts.find((each) => begins(path, each.path));
  if (post === undefined) return [];
  const items = post.content.kind === "series" ? post.content.items : [];
  const item = items.find((each) => begins(path, each.path));
  return [...overridesFor(account, post, item), post];
}

export function whereWritten(delivery: Delivery, key: keyof typeof keys): Place {
  const place = placesOf(delivery).find((each) => each[key] !== undefined);
  return delivery.campaign.source.place([...(place?.path ?? delivery.path), keys[key]]);
}
