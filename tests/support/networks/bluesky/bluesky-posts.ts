/** What a Bluesky server holds, read from its repository without logging in: the oracle of what went out. */
export interface StoredPost {
  readonly uri: string;
  readonly cid: string;
  readonly value: {
    readonly text: string;
    readonly createdAt: string;
    readonly langs?: readonly string[];
    readonly facets?: readonly {
      readonly index: { readonly byteStart: number; readonly byteEnd: number };
      readonly features: readonly {
        readonly $type: string;
        readonly uri?: string;
        readonly tag?: string;
        readonly did?: string;
      }[];
    }[];
    readonly embed?: {
      readonly $type: string;
      readonly images?: readonly {
        readonly alt: string;
        readonly image: { readonly mimeType: string; readonly size: number; readonly ref: { readonly $link: string } };
        readonly aspectRatio?: { readonly width: number; readonly height: number };
      }[];
    };
    readonly reply?: { readonly root: { readonly uri: string }; readonly parent: { readonly uri: string } };
  };
}

/** In the order of their createdAt. At most 100. */
export async function postsOf(server: { readonly url: string; readonly did: string }): Promise<readonly StoredPost[]> {
  const reply = await fetch(
    `${server.url}/xrpc/com.atproto.repo.listRecords?repo=${server.did}&collection=app.bsky.feed.post&limit=100`,
  );
  const { records } = (await reply.json()) as { records: StoredPost[] };
  return records.toSorted((a, b) => (a.value.createdAt < b.value.createdAt ? -1 : 1));
}

/** The words a facet covers, cut by its byte offsets. */
export function marked(post: StoredPost): readonly { readonly words: string; readonly feature: string }[] {
  const bytes = Buffer.from(post.value.text, "utf8");
  return (post.value.facets ?? []).map(({ index, features }) => ({
    words: bytes.subarray(index.byteStart, index.byteEnd).toString("utf8"),
    feature: features.map((each) => each.uri ?? each.tag ?? each.did ?? "").join(" "),
  }));
}
