/** A pack of `campaign pack` as a draft: its campaign.yaml, as far as a pack may bring it, and its pictures. */
import path from "node:path";
import { broughtBy } from "../../../campaign/packs/brought.ts";
import { isRecord } from "../../../campaign/written/shape.ts";
import { listOf, recordOf, textOf } from "../../../campaign/written/written-data.ts";
import type { Data } from "../../../campaign/yaml/data.ts";
import { readYaml } from "../../../campaign/yaml/read-yaml.ts";
import { yamlText } from "../../../campaign/yaml/write-yaml.ts";
import { fault, isFault } from "../../../diagnostics/fault.ts";
import { isError } from "../../../diagnostics/problem.ts";
import { sniff } from "../../../images/sniff.ts";
import type { LeftOver } from "../find/found.ts";
import type { FaultyFile, Given } from "../take/files.ts";
import { pictureEndings } from "../take/read-given.ts";
import { leftOverText } from "../write/left-over.ts";

const campaignFile = "campaign.yaml";
const aboutFile = "pack.json";
/** As for any campaign file. */
const fileLimit = 1_000_000;

export interface Pack {
  /** Where it lies among the files: "" or a folder with its slash. */
  readonly folder: string;
}

/** Undefined where the files are none. */
export function packAmong(files: readonly Given[]): Pack | undefined {
  const names = new Set(files.map(({ name }) => name));
  const about = [...names].find((name) => path.posix.basename(name) === aboutFile);
  const folder = about?.slice(0, -aboutFile.length);
  return folder !== undefined && names.has(`${folder}${campaignFile}`) ? { folder } : undefined;
}

export interface TakenPack {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly messages: number;
  readonly pictures: number;
  readonly left: readonly LeftOver[];
}

interface Wish {
  readonly id: string;
  readonly files: readonly Given[];
  readonly to: readonly string[];
  readonly others: readonly string[];
}

/** What stands in the first and not in the second, each with the keys that lead to it. */
function dropped(before: Data, after: Data | undefined, where: readonly string[]): readonly LeftOver[] {
  if (Array.isArray(before)) {
    const kept = listOf(after);
    return before.flatMap((each: Data, index) => dropped(each, kept[index], [...where, String(index + 1)]));
  }
  if (isRecord(before)) {
    const kept = recordOf(after);
    return Object.entries(before).flatMap(([key, each]) => dropped(each, kept[key], [...where, key]));
  }
  if (typeof before !== "string" || after !== undefined) return [];
  return [{ where: where.join(", "), what: "what no pack may bring", text: before }];
}

/** What its maker says is not in it. */
function saidLeftOut(bytes: Buffer | undefined): readonly LeftOver[] {
  let about: unknown;
  try {
    about = JSON.parse(bytes?.toString("utf8") ?? "{}");
  } catch {
    return [{ where: aboutFile, what: "a file that cannot be read", text: aboutFile }];
  }
  const said = isRecord(about) ? about.leftOut : [];
  return (Array.isArray(said) ? said : []).flatMap((each: unknown) =>
    typeof each === "string" ? [{ where: aboutFile, what: "what is not in the pack", text: each }] : [],
  );
}

function unreadable(file: string, message: string, line?: number): { readonly faults: readonly FaultyFile[] } {
  const found = fault("import-unreadable", message, "Ask whoever sent the pack for it again.");
  return { faults: [{ file, fault: { ...found, ...(line !== undefined && { line }) } }] };
}

/** Never accounts, recipients, or what decides whether something goes out: whoever takes it says that. */
export function takePack(
  { folder }: Pack,
  { id, files, to, others }: Wish,
): TakenPack | { readonly faults: readonly FaultyFile[] } {
  const byName = new Map(files.map((file) => [file.name, file]));
  const bytesOf = (name: string): Buffer | undefined => {
    const bytes = byName.get(`${folder}${name}`)?.read();
    return bytes === undefined || isFault(bytes) ? undefined : bytes;
  };
  const file = `${folder}${campaignFile}`;
  const written = bytesOf(campaignFile);
  if (written === undefined || written.length > fileLimit)
    return unreadable(file, "It is damaged, or larger than any campaign.");
  const { data, problems } = readYaml(file, written.toString("utf8"));
  const [wrong] = problems.filter(isError);
  if (data === undefined || wrong !== undefined) {
    return unreadable(file, wrong?.message ?? "It holds nothing.", wrong?.place.line);
  }
  const pictures = new Map<string, Buffer>();
  const lost: LeftOver[] = [];
  const named = new Map<string, string>();
  for (const [asset, each] of Object.entries(recordOf(recordOf(data).assets))) {
    const source = textOf(recordOf(each).file) ?? "";
    const bytes = bytesOf(source);
    const ending = bytes && pictureEndings[sniff(bytes)];
    if (bytes === undefined || ending === undefined) {
      lost.push({ where: `${file}, assets, ${asset}`, what: "a picture that is not there", text: source });
      continue;
    }
    const name = `picture-${String(pictures.size + 1).padStart(2, "0")}.${ending}`;
    pictures.set(`assets/${id}/${name}`, bytes);
    named.set(asset, `../assets/${id}/${name}`);
  }
  const brought = broughtBy(data, { fileOf: (asset) => named.get(asset), keeps: () => true });
  const { campaign: _, title = id, posts = [], ...rest } = brought;
  const all = files.map(({ name }) => name);
  const left = [...dropped(data, brought, [file]), ...lost, ...saidLeftOut(bytesOf(aboutFile)), ...unread(folder, all)];
  const leftFile = `drafts/${id}.left-over.txt`;
  const head = [
    `Taken from a pack by \`campaign import\`. Look through all of it: nothing of a draft is published.`,
    `What had no place in it is listed in ${leftFile}.`,
    ...(others.length === 0 ? [] : [`TODO: who posts it? There are also: ${others.join(", ")}.`]),
  ];
  return {
    files: new Map<string, string | Uint8Array>([
      [`drafts/${id}.yaml`, yamlText({ campaign: id, title, ...rest, to: [...to], posts }, head)],
      [leftFile, leftOverText(left, [file])],
      ...pictures,
    ]),
    messages: listOf(posts).length,
    pictures: pictures.size,
    left,
  };
}

/** Its documents say the same in other ways; its fitted pictures are made of the originals. */
function unread(folder: string, names: readonly string[]): readonly LeftOver[] {
  return names
    .filter((name) => ![`${folder}${campaignFile}`, `${folder}${aboutFile}`].includes(name))
    .filter((name) => !name.startsWith(`${folder}pictures/`))
    .map((name) => ({ where: name, what: "a file that says the same in another way", text: name }));
}
