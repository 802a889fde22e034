/**
 * Signatures as `ssh-keygen -Y sign` makes them, read and held against bytes without that program: a publisher needs
 * none, waits for none and can be misled by none on its PATH. Source: OpenSSH's PROTOCOL.sshsig.
 */
import { constants, createHash, type KeyObject, verify } from "node:crypto";
import { Fields, type KeyText, publicKeyIn, unsigned } from "./public-key.ts";

/** What a signature here is made for, so that one made for git or a letter approves nothing. */
export const approvalNamespace = "campaign-approval";

export interface SshSignature {
  readonly key: KeyText;
  readonly namespace: string;
  readonly holdsFor: (bytes: Uint8Array) => boolean;
}

/** Characters of a file; one of the longest key is a tenth of it. */
const longest = 20_000;
const magic = "SSHSIG";
const hashes = ["sha256", "sha512"];
const armour = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;

/** Undefined for what is no signature, or one of a kind that counts nowhere here. */
export function signatureIn(text: string): SshSignature | undefined {
  const [, body] = (text.length > longest ? null : armour.exec(text)) ?? [];
  if (body === undefined) return undefined;
  const fields = new Fields(Buffer.from(body, "base64"));
  if (fields.take(magic.length)?.toString("latin1") !== magic || fields.number() !== 1) return undefined;
  const [blob, namespace, reserved, hash, signed] = [1, 2, 3, 4, 5].map(() => fields.next());
  if (!blob || !namespace || !reserved || !hash || !signed || !fields.isEmpty) return undefined;
  const hashName = hash.toString("latin1");
  const inner = new Fields(signed);
  const [algorithm, value] = [inner.next()?.toString("latin1"), inner.next()];
  const found = publicKeyIn(blob);
  if (algorithm === undefined || value === undefined || !inner.isEmpty || !found || !hashes.includes(hashName)) {
    return undefined;
  }
  return {
    key: blob.toString("base64"),
    namespace: namespace.toString("utf8"),
    holdsFor(bytes) {
      const digest = createHash(hashName).update(bytes).digest();
      const message = Buffer.concat([Buffer.from(magic), ...[namespace, reserved, hash, digest].map(counted)]);
      return isOf({ algorithm, value, type: found.type, key: found.key }, message);
    },
  };
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

interface Value {
  readonly algorithm: string;
  readonly value: Buffer;
  readonly type: string;
  readonly key: KeyObject;
}

const ecdsaHashes: Readonly<Record<string, { readonly hash: string; readonly bytes: number }>> = {
  "ecdsa-sha2-nistp256": { hash: "sha256", bytes: 32 },
  "ecdsa-sha2-nistp384": { hash: "sha384", bytes: 48 },
  "ecdsa-sha2-nistp521": { hash: "sha512", bytes: 66 },
};

function isOf({ algorithm, value, type, key }: Value, message: Buffer): boolean {
  try {
    if (type === "ssh-ed25519") return algorithm === type && verify(null, message, key, value);
    if (type === "ssh-rsa") {
      // Never `ssh-rsa` itself, which is SHA-1.
      const hash = { "rsa-sha2-256": "sha256", "rsa-sha2-512": "sha512" }[algorithm];
      return hash !== undefined && verify(hash, message, { key, padding: constants.RSA_PKCS1_PADDING }, value);
    }
    const curve = Object.hasOwn(ecdsaHashes, type) && algorithm === type ? ecdsaHashes[type] : undefined;
    const numbers = new Fields(value);
    const [r, s] = [unsigned(numbers.next()), unsigned(numbers.next())];
    if (!curve || !r || !s || !numbers.isEmpty || r.length > curve.bytes || s.length > curve.bytes) return false;
    const padded = [r, s].map((number) => Buffer.concat([Buffer.alloc(curve.bytes - number.length), number]));
    return verify(curve.hash, message, { key, dsaEncoding: "ieee-p1363" }, Buffer.concat(padded));
  } catch {
    // What the library cannot take as a signature of that key is none.
    return false;
  }
}
