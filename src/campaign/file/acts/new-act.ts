/** One act of approval more, as a file of its own: whole from the start, and never in place of another. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, lstatSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { isInside } from "../../../system/files/files.ts";
import type { Act } from "../../approvals/act.ts";
import { actText } from "../../approvals/act-text.ts";
import { actsFolder, signatureEnd } from "./list-acts.ts";

/** Of one person in one second. */
const mostTries = 100;

/** It cannot be written where it belongs; the message says why, for a person. */
export class ActNotWritten extends Error {
  override readonly name = "ActNotWritten";
}

/**
 * In the folder of that campaign. Returns the file, workspace-relative. `signature`: over `actText` of it, written beside
 * it before it has its name, so that nobody ever meets it without.
 * @throws {ActNotWritten}
 */
export function writeAct(root: string, campaign: string, act: Act, signature?: string): string {
  const folder = `${actsFolder}/${campaign}`;
  const absolute = path.join(root, folder);
  try {
    refuseLinks(root, folder);
    mkdirSync(absolute, { recursive: true });
    if (!isInside(root, absolute)) throw new ActNotWritten(`${folder}/ leads out of the workspace.`);
    const draft = path.join(absolute, `.${randomBytes(6).toString("hex")}.part`);
    try {
      writeFlushed(draft, actText(act));
      return `${folder}/${named(absolute, nameOf(act), { draft, signature })}`;
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (error instanceof ActNotWritten) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ActNotWritten(`Nothing can be written to ${folder}/: ${message}.`, { cause: error });
  }
}

/** Before a folder is made through one. */
function refuseLinks(root: string, folder: string): void {
  for (const part of [actsFolder, folder]) {
    if (lstatSync(path.join(root, part), { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new ActNotWritten(`${part} is a link, and nothing is written through one.`);
  }
}

/** `20270303T090000Z-jo-bloggs`: no colon, which Windows does not take in a name. */
function nameOf({ at, by }: Act): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z-${by}`;
}

interface Parts {
  readonly draft: string;
  readonly signature: string | undefined;
}

function named(folder: string, base: string, { draft, signature }: Parts): string {
  for (let number = 1; number <= mostTries; number += 1) {
    const name = number === 1 ? `${base}.yaml` : `${base}-${number}.yaml`;
    const file = path.join(folder, name);
    const beside = `${file}${signatureEnd}`;
    if (existsSync(beside) || existsSync(file)) continue;
    try {
      if (signature !== undefined) writeFlushed(beside, signature);
      linkSync(draft, file);
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  throw new ActNotWritten(`${base}.yaml and ${mostTries - 1} more of that second are there already.`);
}

function writeFlushed(file: string, text: string): void {
  const handle = openSync(file, "wx", 0o644);
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(handle, bytes, offset);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
