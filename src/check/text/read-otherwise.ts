/** Where a network reads a stretch of a text otherwise than people do. */
import type { Span } from "../../diagnostics/source.ts";
import type { NetworkId } from "../../networks/network.ts";
import { findOn } from "../../networks/text/finds.ts";
import type { TextSpan } from "../../networks/text/spans.ts";

export interface ReadOtherwise<One extends Span> {
  readonly seen: One;
  /** What the network makes of it instead; absent for nothing. */
  readonly made: Span | undefined;
}

/** `seen` is in the order of the text, as are the answers. */
export function readOtherwise<One extends Span>(
  text: string,
  network: NetworkId,
  kind: TextSpan["kind"],
  seen: readonly One[],
): readonly ReadOtherwise<One>[] {
  const made = findOn(network, text).filter((span) => span.kind === kind);
  let next = 0;
  return seen.flatMap((one) => {
    while ((made[next]?.end ?? Number.POSITIVE_INFINITY) <= one.start) next += 1;
    const other = made[next];
    const touches = other !== undefined && other.start < one.end;
    if (touches && other.start === one.start && other.end === one.end) return [];
    return [{ seen: one, made: touches ? other : undefined }];
  });
}
