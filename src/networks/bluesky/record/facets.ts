/** Links, hashtags and mentions of a text as our own finder sees them, at their UTF-8 byte offsets. */
import { type Agent, type AppBskyRichtextFacet, XRPCError } from "@atproto/api";
import { findOnBluesky } from "../../text/finders/bluesky.ts";
import type { TextSpan } from "../../text/spans.ts";

type Facet = AppBskyRichtextFacet.Main;
type Feature = Facet["features"][number];

/** Who answers to a handle, by handle: asked once, however many parts name it. */
export type KnownHandles = Map<string, string>;

interface Resolver {
  readonly agent: Agent;
  readonly known: KnownHandles;
  readonly signal: AbortSignal;
}

async function didOf(handle: string, { agent, known, signal }: Resolver): Promise<string | undefined> {
  const name = handle.toLowerCase();
  const did = known.get(name) ?? (await resolved(handle, agent, signal));
  if (did !== undefined) known.set(name, did);
  return did;
}

async function resolved(handle: string, agent: Agent, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await agent.com.atproto.identity.resolveHandle({ handle }, { signal })).data.did;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof XRPCError && (error.status === 429 || error.status === 401)) throw error;
    // Nobody by that name, or nobody can tell now: the words go out, without a link. Late would be worse.
    return undefined;
  }
}

async function featureOf(span: TextSpan, resolver: Resolver): Promise<Feature | undefined> {
  if (span.kind === "tag") return { $type: "app.bsky.richtext.facet#tag", tag: span.tag };
  if (span.kind === "link") {
    return URL.canParse(span.url) ? { $type: "app.bsky.richtext.facet#link", uri: span.url } : undefined;
  }
  const did = await didOf(span.handle, resolver);
  return did === undefined ? undefined : { $type: "app.bsky.richtext.facet#mention", did };
}

export async function facetsOf(text: string, resolver: Resolver): Promise<readonly Facet[]> {
  const facets: Facet[] = [];
  let at = 0;
  let bytes = 0;
  const bytesUntil = (index: number) => {
    bytes += Buffer.byteLength(text.slice(at, index), "utf8");
    at = index;
    return bytes;
  };
  for (const span of findOnBluesky(text)) {
    const index = { byteStart: bytesUntil(span.start), byteEnd: bytesUntil(span.end) };
    const feature = await featureOf(span, resolver);
    if (feature) facets.push({ index, features: [feature] });
  }
  return facets;
}
