/** A post that everybody sends in one minute: what of it goes to one partner, in the words that are theirs alone. */
import type { Campaign, Override, Post } from "../model.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, listOf, recordOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

/** What other words, or another minute, would be. */
const replaced: ReadonlySet<string> = new Set(["text", "thread", "at"]);

/** Undefined where it is a moment and has no words for the partner: then it is not theirs to send. */
function postFor({ moment, partnerWords: _, ...post }: Post, partner: string): Post | undefined {
  if (moment === undefined) return post;
  const content = moment.partners.get(partner);
  const overrides = [...post.for].map(([name, { body: __, at: ___, ...rest }]): [string, Override] => [name, rest]);
  // Whose words are like whose is asked of the whole moment, in each pack too.
  return content && { ...post, moment, content, for: new Map(overrides) };
}

/** In this reading of the campaign. */
export function postsFor({ posts }: Pick<Campaign, "posts">, partner: string): readonly Post[] {
  return posts.flatMap((post) => postFor(post, partner) ?? []);
}

/** The same in a campaign file as it is written: nobody else's words are in it. */
export function writtenFor(data: Data, partner: string): Data {
  const posts = listOf(recordOf(data).posts).map((post) => {
    const { moment, text, thread: _, for: overrides, ...rest } = recordOf(post);
    if (!isRecord(moment)) return post;
    const others = entriesOf(overrides).map(([name, each]) => {
      return [name, Object.fromEntries(entriesOf(each).filter(([key]) => !replaced.has(key)))] as const;
    });
    const own = moment[partner] ?? text;
    return {
      ...rest,
      ...(own !== undefined && { text: own }),
      ...(others.length > 0 && { for: Object.fromEntries(others) }),
    };
  });
  return { ...recordOf(data), posts };
}
