import { createHash } from "node:crypto";
import { digestAt, type Terms } from "../../../src/permission/terms.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";

/** Of its words and its time alone: for engines that render nothing. */
export function someTerms({ parts, local }: Pick<Delivery, "parts" | "local">): Terms {
  const text = createHash("sha256")
    .update(JSON.stringify(parts.map((part) => part.text)))
    .digest("hex");
  return { digest: digestAt(text, local), base: text, local, aspects: { text } };
}
