/** Networks that can be planned, checked and previewed but not yet posted to say so here, in one place. */
import type { Refusal } from "./network.ts";

/** The answer of `connect` where posting is not built: surely nothing was sent. */
export function postingNotBuilt(name: string): Refusal {
  return {
    kind: "unauthorized",
    reason:
      `Posting to ${name} is not built yet; campaign can plan, check and preview it. ` +
      "Post it by hand and run `campaign settle`, or send it to an outbox account.",
  };
}
