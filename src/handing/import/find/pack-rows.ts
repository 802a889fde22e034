/** The rows of a pack's messages.csv: one for each channel and each part of a thread, joined to the post that they are of. */
import { type NetworkId, networkIds } from "../../../networks/network.ts";
import { titleKey } from "./columns.ts";
import type { FoundMessage, LeftOver } from "./found.ts";

type Message = Omit<FoundMessage, "file">;

interface PackRow {
  readonly cells: readonly string[];
  readonly message: Message | undefined;
}

interface Joined {
  readonly messages: readonly Message[];
  readonly left: readonly LeftOver[];
}

const needed = ["post", "channel", "date", "time", "part", "text"] as const;

/** One channel's: its parts in their order. */
interface Saying {
  readonly channel: string;
  readonly parts: readonly Message[];
}

const wordsOf = ({ parts }: Saying) => JSON.stringify(parts.map(({ text }) => text));

/** Whose words `for` can give there: the accounts that the channel stands for, else its network. */
function keysFor({ channel, parts }: Saying): readonly string[] {
  const accounts = parts[0]?.to ?? [];
  if (accounts.length > 0) return accounts;
  const network = networkIds.find((id): id is NetworkId => id === channel);
  return network === undefined ? [] : [network];
}

function joinedFrom(sayings: readonly Saying[]): Joined {
  const alike = [...Map.groupBy(sayings, wordsOf).values()].toSorted((a, b) => b.length - a.length);
  const [main] = alike[0] ?? [];
  const [first, ...more] = main?.parts ?? [];
  if (main === undefined || first === undefined) return { messages: [], left: [] };
  const others = sayings.filter((each) => wordsOf(each) !== wordsOf(main));
  const own = others.flatMap((each) => keysFor(each).map((key) => [key, each.parts.map(({ text }) => text)] as const));
  const left = others.flatMap((each) =>
    keysFor(each).length > 0
      ? []
      : each.parts.map(({ text, where }) => ({ where, what: `the words for ${each.channel}`, text })),
  );
  const message: Message = {
    ...first,
    ...(more.length > 0 && { thread: more.map(({ text, pictures }) => ({ text, pictures })) }),
    to: [...new Set(sayings.flatMap(({ parts }) => parts[0]?.to ?? []))],
    for: new Map(own),
  };
  return { messages: [message], left };
}

/** Undefined where the table is none of a pack's. Posts whose channels have times of their own stay apart. */
export function joinedRows(titles: readonly string[], rows: readonly PackRow[]): Joined | undefined {
  const keys = titles.map(titleKey);
  const at = new Map(needed.map((name) => [name, keys.indexOf(name)] as const));
  if ([...at.values()].includes(-1)) return undefined;
  const cell = ({ cells }: PackRow, name: (typeof needed)[number]) => cells[at.get(name) ?? -1] ?? "";
  const posts = Map.groupBy(rows, (row) => JSON.stringify([cell(row, "post"), cell(row, "date"), cell(row, "time")]));
  const joined = [...posts.values()].map((same) => {
    const channels = Map.groupBy(same, (row) => cell(row, "channel"));
    const sayings = [...channels].map(([channel, own]): Saying => {
      const sorted = own.toSorted((a, b) => Number(cell(a, "part")) - Number(cell(b, "part")));
      return { channel: titleKey(channel), parts: sorted.flatMap(({ message }) => message ?? []) };
    });
    return joinedFrom(sayings.filter(({ parts }) => parts.length > 0));
  });
  return { messages: joined.flatMap(({ messages }) => messages), left: joined.flatMap(({ left }) => left) };
}
