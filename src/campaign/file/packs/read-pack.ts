/** The pack that a campaign file is based on, read with the file itself. */
import path from "node:path";
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import { isInside } from "../../../system/files/files.ts";
import { readPlainFile } from "../../../system/files/plain-file.ts";
import { zipLimits } from "../../../system/zip/read-zip.ts";
import { type PackContent, packContent } from "../../packs/pack-file.ts";
import { recordOf, textOf } from "../../written/written-data.ts";
import { readYaml } from "../../yaml/read-yaml.ts";
import { insideWorkspace } from "../inside-workspace.ts";

export type ReadPack =
  /** `file`: from the root. */
  | (PackContent & { readonly kind: "pack"; readonly file: string })
  /** Absent `file`: what is written there is no path of this workspace. */
  | { readonly kind: "fault"; readonly fault: Fault; readonly file?: string };

/** Undefined where the text names none. `file` and the pack are from the root. */
export function readPackOf(
  root: string,
  { file, text }: { readonly file: string; readonly text: string },
): ReadPack | undefined {
  const written = textOf(recordOf(recordOf(readYaml(file, text).data)["based-on"]).pack);
  if (written === undefined) return undefined;
  const inside = insideWorkspace(written, path.posix.dirname(file));
  if (inside.kind === "fault") return inside;
  const absolute = path.join(root, inside.file);
  const refused = (message: string, help: string): ReadPack => ({
    kind: "fault",
    file: inside.file,
    fault: fault("pack-unusable", message, help),
  });
  if (!isInside(root, path.dirname(absolute)))
    return refused("The pack lies outside of the workspace.", "Copy it into the workspace, for instance into packs/.");
  const read = readPlainFile(absolute, { limit: zipLimits.file });
  if (read.kind !== "bytes") {
    const why =
      read.kind === "missing" ? `There is no file ${inside.file}.` : `${inside.file} cannot be read as a pack.`;
    return refused(why, "Take the pack in with `campaign pack --take FILE`, which keeps a copy of it here.");
  }
  const content = packContent(read.bytes);
  if (isFault(content)) return { kind: "fault", file: inside.file, fault: content };
  const { sha256, text: campaign } = content;
  return { kind: "pack", file: inside.file, sha256, text: campaign };
}
