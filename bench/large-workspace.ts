/** Workspaces as large as wanted, the same at each run: what a busy year of a large partnership might write, and worse. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** `mixed`: all the others in turn. `alike`: every text is nearly the same as all others. */
export const textKinds = ["plain", "alike", "long", "welsh", "emoji", "dates", "links"] as const;
export type TextKind = (typeof textKinds)[number] | "mixed";

export interface Size {
  readonly campaigns: number;
  /** In each campaign. */
  readonly posts: number;
  readonly texts?: TextKind;
  /** Of every campaign's day. */
  readonly year?: number;
}

const accounts = `workspace: bench
accounts:
  north-sky: { network: bluesky, handle: north.example.org, name: North }
  south-sky: { network: bluesky, handle: south.example.org, name: South }
  north-x: { network: x, handle: north, name: North }
  south-x: { network: x, handle: south, name: South }
  elephant: { network: mastodon, handle: north, service: "https://social.example.org", name: North }
  print-room: { network: outbox, name: Print room }
`;
const recipients = ["north-sky", "north-x", "elephant", "south-x", "south-sky", "print-room"];

const nouns =
  "child parent carer teacher neighbour coach friend worker nurse family school street home phone picture message worry sign change gift debt secret story question answer plan group team club place".split(
    " ",
  );
const verbs = "notice ask listen trust help tell share learn speak follow watch keep find know see hear".split(" ");
const others = "quietly together early kindly often today again safely openly calmly first always".split(" ");
const welsh =
  "Os ydych yn poeni am blentyn siaradwch â rhywun heddiw gwrandewch cofiwch fod help ar gael bob amser i deuluoedd a phobl ifanc yn eich ardal chi".split(
    " ",
  );
const emoji = ["💙", "🤝", "📱", "👨‍👩‍👧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "☎️"];

/** Numbers from 0 to `below`, the same at each run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Roll = ReturnType<typeof dice>;
const pick = (roll: Roll, words: readonly string[]) => words[roll(words.length)] ?? "";

function sentence(roll: Roll): string {
  const words = [verbs, ["the"], nouns, ["and"], verbs, others, ["with the"], nouns].map((each) => pick(roll, each));
  const text = words.join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function textOf(kind: (typeof textKinds)[number], roll: Roll, index: number): string {
  const plain = `${sentence(roll)} ${sentence(roll)}`;
  switch (kind) {
    case "alike":
      return `Exploitation is abuse, whoever it happens to, and a child never chooses it. Know the signs, and tell somebody about number ${index}.`;
    case "long":
      return `${plain}\n\n${sentence(roll)} ${sentence(roll)}`;
    case "welsh":
      return `Poeni am blentyn? ${Array.from({ length: 14 }, () => pick(roll, welsh)).join(" ")}.`;
    case "emoji":
      return `${pick(roll, emoji)} ${plain} ${pick(roll, emoji)}`;
    case "dates":
      return `${sentence(roll)} Join us on {day} at ${8 + roll(9)}:${10 + roll(50)}. ${sentence(roll)}`;
    case "links":
      return `${plain} https://www.example.org/advice/${index}?page=${roll(90)}`;
    default:
      return plain;
  }
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

function campaign(number: number, { posts, texts = "mixed", year = 2027 }: Size): string {
  const roll = dice(number + 1);
  const month = twoDigits(1 + (number % 12));
  const entries = Array.from({ length: posts }, (_, index) => {
    const kind = texts === "mixed" ? (textKinds[(number + index) % textKinds.length] ?? "plain") : texts;
    const text = textOf(kind, roll, number * posts + index);
    const before = 1 + (index % 60);
    const at = `day-${before} ${twoDigits(8 + roll(11))}:${twoDigits(roll(60))}`;
    const to = recipients[(number + index) % recipients.length] ?? "";
    const lang = kind === "welsh" ? "\n    lang: cy" : "";
    const body = text.split("\n").map((line) => (line === "" ? "" : `      ${line}`));
    return `  - id: post-${index}\n    at: ${at}\n    to: [${to}]${lang}\n    text: |\n${body.join("\n")}\n      {hashtags}\n`;
  });
  return `campaign: bench-${number}\ntitle: Campaign ${number}\ndate: ${year}-${month}-${twoDigits(1 + (number % 28))}\nto: [north-sky]\nhashtags: ["#KnowTheSigns"]\nposts:\n${entries.join("")}`;
}

export interface LargeWorkspace {
  readonly root: string;
  remove(): void;
}

/** In a folder of its own. */
export function largeWorkspace(size: Size): LargeWorkspace {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-bench-")));
  const folder = path.join(root, "campaigns");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "accounts.yaml"), accounts);
  for (let number = 0; number < size.campaigns; number += 1)
    writeFileSync(path.join(folder, `bench-${number}.yaml`), campaign(number, size));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
