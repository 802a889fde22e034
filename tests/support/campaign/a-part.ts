/** Parts, keys and pictures for tests of networks. */
import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Account, FittedImage, Part, PartKey } from "../../../src/networks/network.ts";

export function aPart(text: string, more: Partial<Part> = {}): Part {
  return { text, images: [], lang: "en", ...more };
}

/** A key of its own unless a delivery is given. */
export function aKey(more: Partial<Omit<PartKey, "hash">> = {}): PartKey {
  const delivery = more.delivery ?? `ceaday-2027/post-${randomBytes(4).toString("hex")}/nyscp`;
  const part = more.part ?? 0;
  const dueAt = more.dueAt ?? new Date("2027-03-18T09:00:00Z");
  const hash = createHash("sha256").update(`${delivery} ${part} ${dueAt.toISOString()}`).digest("hex");
  return { hash, delivery, part, dueAt, createdAt: more.createdAt ?? new Date("2027-03-18T09:00:01Z") };
}

export function anAccount(more: Partial<Account> = {}): Account {
  return {
    id: "nyscp",
    network: "outbox",
    handle: "",
    name: "Example Partnership",
    variables: {},
    options: {},
    ...more,
  };
}

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A real PNG; the trailing number makes each one's bytes its own. */
export function anImage(folder: string, number: number): FittedImage {
  const bytes = Buffer.concat([Buffer.from(pixel, "base64"), Buffer.from([number])]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = path.join(folder, `${sha256}.png`);
  writeFileSync(file, bytes);
  const alt = `A teal card. It reads: "Sign number ${number}."`;
  return { asset: `sign-${number}`, file, sha256, format: "png", bytes: bytes.length, width: 1600, height: 900, alt };
}
