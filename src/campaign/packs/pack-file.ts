/** What a workspace reads of a pack: the sum of its bytes, and its campaign. A stranger made it. */
import { createHash } from "node:crypto";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import { isError } from "../../diagnostics/problem.ts";
import { readZip, type Zip } from "../../system/zip/read-zip.ts";
import { recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { readYaml } from "../yaml/read-yaml.ts";

export interface PackContent {
  /** 64 hex digits, of the zip's bytes. */
  readonly sha256: string;
  /** campaign.yaml in it. */
  readonly text: string;
}

/** Of one text in it, in bytes: as much as a campaign file may have. */
const longestText = 1_000_000;

export function sumOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function noPack(why: string): Fault {
  return fault(
    "pack-unusable",
    `This is no pack that can be used: ${why}.`,
    "Ask whoever sent it for another one. Nothing of it was used.",
  );
}

export function packContent(bytes: Buffer): (PackContent & { readonly zip: Zip }) | Fault {
  const zip = readZip(bytes);
  if (isFault(zip)) return zip;
  const entry = zip.entries.find(({ name }) => name === "campaign.yaml");
  if (entry === undefined) return noPack("it has no campaign.yaml");
  if (entry.size > longestText) return noPack("its campaign.yaml is larger than 1 MB");
  const content = entry.read();
  if (isFault(content)) return content;
  try {
    return { sha256: sumOf(bytes), text: new TextDecoder("utf-8", { fatal: true }).decode(content), zip };
  } catch {
    // A TypeError is how the decoder says no.
    return noPack("its campaign.yaml is not UTF-8");
  }
}

/** The data of its campaign.yaml, or why there is none. */
export function dataOfPack({ text }: PackContent): { readonly data: Data } | Fault {
  const { data, problems } = readYaml("campaign.yaml", text);
  const wrong = problems.find(isError);
  if (wrong !== undefined)
    return noPack(`line ${wrong.place.line} of its campaign.yaml says: ${wrong.message.replace(/\.$/, "")}`);
  const isCampaign = textOf(recordOf(data).campaign) !== undefined;
  return data !== undefined && isCampaign ? { data } : noPack("its campaign.yaml is no campaign");
}

/** Pictures have names that `campaign pack` gives them; another path is none. */
export function pictureOf(file: string): string | undefined {
  return /^pictures\/original\/(picture-\d{2,4}\.(?:png|jpg))$/.exec(file)?.[1];
}

/** Where its pictures lie once it is taken, beside the zip: another edition has another folder. */
export function picturesFolder(pack: string, sha256: string): string {
  return `${pack.replace(/\.zip$/i, "")}-pictures-${sha256.slice(0, 12)}`;
}
