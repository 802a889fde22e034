/** What a page or a printed sheet stood for when a person looked at it: its numbers, and the exact messages behind each. */
import { createHash } from "node:crypto";
import type { AgreedMessage } from "../../campaign/approvals/act.ts";

export interface SheetMessage {
  readonly campaign: string;
  readonly post: string;
  /** Each wording for each account that is somebody of its own on its network; at least one. */
  readonly items: readonly AgreedMessage[];
}

/** JSON only. A message's number is its place, from 1. */
export interface Sheet {
  readonly version: 1;
  readonly workspace: string;
  readonly messages: readonly SheetMessage[];
}

const digits = 24;

/** 24 hex digits: whoever knows the code knows every word, picture, time and account of the sheet, in order. */
export function codeOf(messages: readonly SheetMessage[]): string {
  const digests = messages.map(({ items }) => items.map(({ digest }) => digest));
  return createHash("sha256").update(JSON.stringify(digests)).digest("hex").slice(0, digits);
}

/** As a person reads it out: `db1c 3d66 ...`. */
export function codeText(code: string): string {
  return (code.match(/.{4}/g) ?? []).join(" ");
}

/** Of a code as a person types it; undefined where it is none. */
export function codeIn(typed: string): string | undefined {
  const code = typed.replaceAll(/[\s.-]/g, "").toLowerCase();
  return /^[0-9a-f]{24}$/.test(code) ? code : undefined;
}

/** Undefined where it is not the sheet of this code: the code is made of what it stands for, so nobody can change that. */
export function sheetIn(text: string, code: string): Sheet | undefined {
  const sheet = parsed(text);
  return isSheet(sheet) && codeOf(sheet.messages) === code ? sheet : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isText = (value: unknown) => typeof value === "string";
const isList = (value: unknown, each: (item: unknown) => boolean) => Array.isArray(value) && value.every(each);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function isSheet(value: unknown): value is Sheet {
  return isObject(value) && value.version === 1 && isText(value.workspace) && isList(value.messages, isMessage);
}

function isMessage(value: unknown): boolean {
  return isObject(value) && isText(value.campaign) && isText(value.post) && isList(value.items, isItem);
}

function isItem(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.aspects)) return false;
  return (
    [value.digest, value.local, ...Object.values(value.aspects)].every(isText) &&
    [value.deliveries, value.words].every((list) => isList(list, isText))
  );
}
