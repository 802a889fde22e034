/**
 * Public SSH keys, as files write them (`ssh-ed25519 AAAA... a comment`) and as signatures carry them. Ed25519, ECDSA and
 * RSA from 2048 bits; a key of a hardware token (`sk-`) or a certificate is none of these. Source: RFC 4253 6.6, 5656, 8709.
 */
import { createPublicKey, type KeyObject } from "node:crypto";

/** As it stands in a line: the base64 text, which two lines of the same key share. */
export type KeyText = string;

const curves: Readonly<Record<string, { readonly crv: string; readonly bytes: number }>> = {
  nistp256: { crv: "P-256", bytes: 32 },
  nistp384: { crv: "P-384", bytes: 48 },
  nistp521: { crv: "P-521", bytes: 66 },
};
const leastRsa = 2048;

/** Reads length-prefixed strings one after the other; undefined past the end, and from then on. */
export class Fields {
  #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  next(): Buffer | undefined {
    const length = this.number();
    return length === undefined ? undefined : this.take(length);
  }
  number(): number | undefined {
    return this.take(4)?.readUInt32BE();
  }
  take(length: number): Buffer | undefined {
    if (length > this.#bytes.length) {
      this.#bytes = Buffer.alloc(0);
      return undefined;
    }
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
  get isEmpty(): boolean {
    return this.#bytes.length === 0;
  }
}

export interface PublicKey {
  readonly type: string;
  readonly key: KeyObject;
}

const base64url = (bytes: Buffer) => bytes.toString("base64url");

/** Undefined for what is no key that counts here. */
export function publicKeyIn(blob: Buffer): PublicKey | undefined {
  const fields = new Fields(blob);
  const type = fields.next()?.toString("latin1") ?? "";
  const jwk = jwkOf(type, fields);
  if (jwk === undefined || !fields.isEmpty) return undefined;
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    const { modulusLength } = key.asymmetricKeyDetails ?? {};
    return type === "ssh-rsa" && (modulusLength ?? 0) < leastRsa ? undefined : { type, key };
  } catch {
    // A point that is not on its curve, or a number that is none.
    return undefined;
  }
}

function jwkOf(type: string, fields: Fields): Record<string, string> | undefined {
  if (type === "ssh-ed25519") {
    const x = fields.next();
    return x?.length === 32 ? { kty: "OKP", crv: "Ed25519", x: base64url(x) } : undefined;
  }
  if (type === "ssh-rsa") {
    const [e, n] = [unsigned(fields.next()), unsigned(fields.next())];
    return e && n && { kty: "RSA", e: base64url(e), n: base64url(n) };
  }
  const name = type.replace(/^ecdsa-sha2-/, "");
  const curve = Object.hasOwn(curves, name) && name !== type ? curves[name] : undefined;
  const [named, point] = [fields.next(), fields.next()];
  if (curve === undefined || named?.toString("latin1") !== name) return undefined;
  if (point?.[0] !== 4 || point.length !== 1 + 2 * curve.bytes) return undefined;
  const [x, y] = [point.subarray(1, 1 + curve.bytes), point.subarray(1 + curve.bytes)];
  return { kty: "EC", crv: curve.crv, x: base64url(x), y: base64url(y) };
}

/** A number without the zero that only says that it is not negative. */
export function unsigned(bytes: Buffer | undefined): Buffer | undefined {
  if (bytes === undefined) return undefined;
  let first = 0;
  while (first < bytes.length && bytes[first] === 0) first += 1;
  return bytes.subarray(first);
}

/** Of `TYPE BASE64 comment`; undefined where that is no key that counts here. */
export function keyTextIn(line: string): KeyText | undefined {
  const [type, text = ""] = line.trim().split(/[ \t]+/);
  const blob = Buffer.from(text, "base64");
  const key = publicKeyIn(blob);
  return key !== undefined && key.type === type && blob.toString("base64") === text ? text : undefined;
}
