/** What somebody agreed to of a page or a printed sheet, as the messages are now: by their mail, or by the sheet's code. */
import path from "node:path";
import type { How } from "../../campaign/approvals/act.ts";
import type { Workspace } from "../../campaign/model.ts";
import { changesSince } from "../../permission/approval/given.ts";
import { answerIn, numbersAgreed, type Wish } from "../../permission/review/answer.ts";
import { codeIn, codeText, type Sheet } from "../../permission/review/sheet.ts";
import { termsIn } from "../../pipeline/permitted.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import { isHtml, textOfHtml } from "../../system/text/html-text.ts";
import { printableLine } from "../../system/text/printable.ts";
import { shortened } from "../../system/text/shorten.ts";
import type { Context } from "../frame/context.ts";
import { UsageError } from "../frame/exit-codes.ts";
import type { Look } from "../workspace/look.ts";
import { sheetOf } from "../workspace/sheets.ts";
import { type NotAgreeable, renderedIn } from "./selected.ts";

export interface Heard {
  readonly how: How;
  /** Deliveries whose messages are exactly those that were shown. */
  readonly ids: readonly string[];
  /** What was agreed to and is another message by now. */
  readonly refused: readonly NotAgreeable[];
  /** Why nothing counts of it; a sentence each. */
  readonly doubts: readonly string[];
  /** Printed, and kept nowhere. */
  readonly wishes: readonly Wish[];
  readonly besides: readonly string[];
}

/** Bytes of a mail. */
const most = 64 * 1024;

/** `name`: a file, or - for what is piped in. @throws {UsageError} */
export async function heardInAnswer(context: Context, look: Look, name: string): Promise<Heard> {
  const text = name === "-" ? await piped() : fileText(context, name);
  if (/^(received|return-path|mime-version|delivered-to|content-transfer-encoding):/im.test(text.slice(0, 4000))) {
    throw new UsageError(
      "This is a mail with its technical head. Open it in a mail program, and save or copy its words.",
    );
  }
  const answer = answerIn(isHtml(text) ? textOfHtml(text) : text);
  const { wishes, besides } = answer;
  const told = { how: "answer", wishes, besides } as const;
  const nothing = { ...told, ids: [], refused: [] };
  if (answer.doubts.length > 0) return { ...nothing, doubts: answer.doubts };
  if (answer.code === undefined) {
    return {
      ...nothing,
      doubts: ["It names no code of a page in words of its own, so nobody can tell what it is about."],
    };
  }
  const sheet = ownSheet(context, look, answer.code);
  const { numbers, doubt } = numbersAgreed(answer, sheet.messages.length);
  if (doubt !== undefined) return { ...nothing, doubts: [doubt] };
  return { ...told, ...asTheyAre(look, sheet, numbers), doubts: [] };
}

/** All of a sheet. @throws {UsageError} */
export function heardByCode(context: Context, look: Look, typed: string): Heard {
  const code = codeIn(typed);
  if (code === undefined) {
    throw new UsageError(
      `--code takes the 24 digits and letters of a sheet, from 0 to 9 and a to f: "${shortened(typed)}" is not that.`,
    );
  }
  const sheet = ownSheet(context, look, code);
  const all = sheet.messages.map((_, index) => index + 1);
  return { how: "sheet", ...asTheyAre(look, sheet, all), doubts: [], wishes: [], besides: [] };
}

function fileText({ cwd }: Context, name: string): string {
  const read = readPlainFile(path.resolve(cwd, name), { limit: most, followLinks: true });
  if (read.kind === "bytes") return read.bytes.toString("utf8");
  if (read.kind === "too-large") throw tooLarge();
  throw new UsageError(`${name} cannot be read as a file. Save the answer as text, or pipe it in with --answer -.`);
}

function tooLarge(): UsageError {
  return new UsageError("The answer is larger than 64 KB. Save only what they wrote, without attachments.");
}

async function piped(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function ownSheet({ environment }: Context, { prepared }: Look, code: string): Sheet {
  const sheet = sheetOf(prepared.root, code, environment);
  const { id } = prepared.workspace as Workspace;
  if (sheet.workspace === id) return sheet;
  throw new UsageError(
    `The page with the code ${codeText(code)} is of another workspace, ${printableLine(sheet.workspace)}.`,
  );
}

/** By digest alone: what a sheet says beside it only names what is refused. */
function asTheyAre(look: Look, { messages }: Sheet, numbers: readonly number[]): Pick<Heard, "ids" | "refused"> {
  const now = [...renderedIn(look)].map(([id, rendered]) => ({ id, terms: termsIn(look.prepared, rendered) }));
  const byDigest = Map.groupBy(now, ({ terms }) => terms.digest);
  const byId = new Map(now.map(({ id, terms }) => [id, terms]));
  const ids: string[] = [];
  const refused: NotAgreeable[] = [];
  for (const number of numbers) {
    for (const item of messages[number - 1]?.items ?? []) {
      const same = byDigest.get(item.digest);
      if (same !== undefined) ids.push(...same.map(({ id }) => id));
      else
        for (const id of item.deliveries) {
          const terms = byId.get(id);
          refused.push({
            id,
            reason: `No. ${number} ${terms === undefined ? "is not planned any more." : `has changed since the page was made (${changesSince(item, terms).join(", ")}): ask again about it.`}`,
          });
        }
    }
  }
  return { ids: [...new Set(ids)], refused };
}
