/** Links, hashtags and mentions of a text, at their UTF-8 byte offsets. */
import { type Agent, type AppBskyRichtextFacet, RichText, XRPCError } from "@atproto/api";

type Facet = AppBskyRichtextFacet.Main;
type Feature = Facet["features"][number];

function isKind(feature: Feature, kind: "link" | "mention"): boolean {
  return feature.$type === `app.bsky.richtext.facet#${kind}`;
}

/** The library takes any word that begins with "http" for a whole address; the written text decides here. */
function linkTarget(text: string, { byteStart, byteEnd }: Facet["index"]): string | undefined {
  const written = Buffer.from(text, "utf8").subarray(byteStart, byteEnd).toString("utf8");
  const target = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  return URL.canParse(target) ? target : undefined;
}

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

export async function facetsOf(text: string, resolver: Resolver): Promise<readonly Facet[]> {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: Facet[] = [];
  for (const { index, features } of rich.facets ?? []) {
    const [feature] = features;
    if (feature === undefined) continue;
    if (isKind(feature, "link")) {
      const uri = linkTarget(text, index);
      if (uri) facets.push({ index, features: [{ $type: "app.bsky.richtext.facet#link", uri }] });
    } else if (isKind(feature, "mention")) {
      const did = await didOf(String((feature as { did: unknown }).did), resolver);
      if (did) facets.push({ index, features: [{ $type: "app.bsky.richtext.facet#mention", did }] });
    } else {
      facets.push({ index, features: [feature] });
    }
  }
  return facets;
}
