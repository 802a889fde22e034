/** `pack --take`: shows what an edition of a pack changes, keeps it and its pictures here, and writes its sum. */
import path from "node:path";
import { draftsAmong } from "../../campaign/file/drafts.ts";
import { readFiles } from "../../campaign/file/workspace-files.ts";
import { takenFrom } from "../../campaign/packs/adapt.ts";
import { type PackContent, packContent, pictureOf, picturesFolder, sumOf } from "../../campaign/packs/pack-file.ts";
import { listOf, recordOf, textOf } from "../../campaign/written/written-data.ts";
import { readYaml, type YamlFile } from "../../campaign/yaml/read-yaml.ts";
import { type Fault, fault, isFault, problemOf } from "../../diagnostics/fault.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { withPack } from "../../handing/pack/based-on.ts";
import { changesBetween, type Edition } from "../../handing/pack/changes.ts";
import { changesTally, changesText } from "../../handing/pack/changes-text.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { makeOwnFolder } from "../../system/files/own-folders.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import { printableLine } from "../../system/text/printable.ts";
import { type Zip, zipLimits } from "../../system/zip/read-zip.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { workspaceRoot } from "../workspace/prepared.ts";

type Opened = PackContent & { readonly zip: Zip; readonly bytes: Buffer };

const folder = "packs";

export async function takePack(context: Context, name: string, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const opened = opening(path.resolve(context.cwd, name));
  if (isFault(opened)) return refused(context, name, opened);
  const id = textOf(recordOf(readYaml("campaign.yaml", opened.text).data).campaign) ?? "";
  const file = `${folder}/${safeName(id)}-${opened.sha256.slice(0, 12)}.zip`;
  const edition = editionOf(opened, file);
  if (isFault(edition)) return refused(context, name, edition);
  const pictures = picturesIn(opened);
  if (isFault(pictures)) return refused(context, name, pictures);

  const based = await basedOn(context, root, { targets, id });
  for (const { yaml, pack } of based) {
    const before = pack.kept ? editionIn(root, pack) : undefined;
    const changes = changesBetween(before, edition);
    const own = new Set(listOf(recordOf(yaml.data).posts).flatMap((post) => textOf(recordOf(post).id) ?? []));
    context.output.data(changesText(changes, own));
    if (pack.kept && before === undefined) {
      context.output.warn(`${pack.file}, as it was taken, is not here any more: all of this edition is shown as new.`);
    }
    context.output.say(`${yaml.source.file}: ${changesTally(changes)}.`);
  }
  const texts = based.map(({ yaml }) => {
    const pack = path.posix.relative(path.posix.dirname(yaml.source.file), file);
    const text = withPack(yaml.source.text, { pack, sha256: opened.sha256 });
    if (text !== undefined) return { name: yaml.source.file, text };
    throw new UsageError(
      `${yaml.source.file} writes \`based-on\` in a way that is not ours to edit. Write \`pack\` and \`sha256\` there as plain words, and take the pack again. Nothing was taken.`,
    );
  });
  keep(root, { file, opened, pictures });
  for (const { name: campaign, text } of texts) {
    writeFileAtomically(path.join(root, campaign), text);
    context.output.say(`${campaign} is based on ${file} now. What did not change keeps its approvals.`);
  }
  if (based.length === 0) {
    context.output.data(changesText(changesBetween(undefined, edition), new Set()));
    context.output.say(
      `Kept as ${file}. No campaign here is based on it: write one with\n\n  campaign: ${safeName(id)}\n  based-on: { pack: ../${file}, sha256: ${opened.sha256} }\n  to: [your-account]`,
    );
  }
  return exitCodes.ok;
}

function safeName(id: string): string {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(id) ? id : "pack";
}

function refused(context: Context, name: string, found: Fault): ExitCode {
  const problem = problemOf(found, { file: printableLine(name), line: 1, column: 1, length: 1 });
  context.output.warn(formatProblems([problem], new Map(), context.output));
  return exitCodes.problems;
}

function opening(file: string): Opened | Fault {
  const read = readPlainFile(file, { limit: zipLimits.file, followLinks: true });
  if (read.kind !== "bytes") {
    const why = read.kind === "too-large" ? "It is larger than any pack." : "There is no such file that can be read.";
    return fault("pack-unusable", why, "Name the zip that you were sent.");
  }
  const content = packContent(read.bytes);
  return isFault(content) ? content : { ...content, bytes: read.bytes };
}

/** By the name of each original picture in the zip. */
function picturesIn({ zip }: Opened): ReadonlyMap<string, Buffer> | Fault {
  const pictures = new Map<string, Buffer>();
  for (const entry of zip.entries) {
    const name = pictureOf(entry.name);
    if (name === undefined) continue;
    const content = entry.read();
    if (isFault(content)) return content;
    pictures.set(name, content);
  }
  return pictures;
}

function editionOf(opened: Opened, file: string): Edition | Fault {
  const taken = takenFrom({ ...opened, file }, folder);
  if (isFault(taken)) return taken;
  const pictures = picturesIn(opened);
  if (isFault(pictures)) return pictures;
  const sums = Object.entries(recordOf(taken.data.assets)).map(([id, asset]) => {
    const picture = pictures.get(path.posix.basename(textOf(recordOf(asset).file) ?? ""));
    return [id, picture === undefined ? "" : sumOf(picture)] as const;
  });
  return { data: taken.data, sums: new Map(sums) };
}

interface Based {
  readonly yaml: YamlFile;
  readonly pack: {
    /** From the root. */
    readonly file: string;
    readonly sha256: string;
    /** Whether an edition was taken before. */
    readonly kept: boolean;
  };
}

/** Campaign files that are based on a pack of this campaign, or those that were named. */
async function basedOn(
  context: Context,
  root: string,
  { targets, id }: { readonly targets: readonly string[]; readonly id: string },
): Promise<readonly Based[]> {
  const files = await readFiles(root, draftsAmong(targets, { root, cwd: context.cwd }));
  return [...files.campaigns, ...files.drafts].flatMap(({ file, read }): Based[] => {
    if (read.kind !== "text") return [];
    const yaml = readYaml(file, read.text);
    const data = recordOf(yaml.data);
    const written = recordOf(data["based-on"]);
    const pack = textOf(written.pack);
    if (pack === undefined) return [];
    const sha256 = textOf(written.sha256) ?? "";
    const named = targets.length > 0 && (targets.includes(textOf(data.campaign) ?? "") || targets.includes(file));
    const there = path.posix.normalize(path.posix.join(path.posix.dirname(file), pack));
    const alike =
      new RegExp(`^${folder}/${safeName(id)}-[0-9a-f]{12}\\.zip$`).test(there) || textOf(data.campaign) === id;
    if (!(targets.length > 0 ? named : alike)) return [];
    return [{ yaml, pack: { file: there, sha256, kept: sha256 !== "" } }];
  });
}

/** As it was taken; undefined where the file is gone or another. */
function editionIn(root: string, { file, sha256 }: Based["pack"]): Edition | undefined {
  const opened = opening(path.join(root, file));
  if (isFault(opened) || opened.sha256 !== sha256) return undefined;
  const edition = editionOf(opened, file);
  return isFault(edition) ? undefined : edition;
}

/** The campaign file is written last: until then nothing has changed. */
function keep(
  root: string,
  wish: { readonly file: string; readonly opened: Opened; readonly pictures: ReadonlyMap<string, Buffer> },
): void {
  const { file, opened, pictures } = wish;
  makeOwnFolder(root, path.join(root, folder));
  const target = path.join(root, picturesFolder(file, opened.sha256));
  makeOwnFolder(root, target);
  for (const [name, content] of pictures) writeFileAtomically(path.join(target, name), content);
  writeFileAtomically(path.join(root, file), opened.bytes);
}
