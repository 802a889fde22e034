/** A person's Ed25519 key, with which anything can be signed as `ssh-keygen -Y sign` does, rightly or not. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { approvalNamespace } from "../../../src/permission/signature/ssh-signature.ts";

function counted(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export interface TestKey {
  /** As a .pub file has it. */
  readonly line: string;
  readonly text: string;
  signed(text: string, namespace?: string): string;
}

export function aKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const blob = Buffer.concat([counted("ssh-ed25519"), counted(raw)]);
  const text = blob.toString("base64");
  return {
    line: `ssh-ed25519 ${text} a test`,
    text,
    signed(words, namespace = approvalNamespace) {
      const about = [counted(namespace), counted(""), counted("sha512")];
      const digest = createHash("sha512").update(words).digest();
      const message = Buffer.concat([Buffer.from("SSHSIG"), ...about, counted(digest)]);
      const value = Buffer.concat([counted("ssh-ed25519"), counted(sign(null, message, privateKey))]);
      const version = Buffer.from([0, 0, 0, 1]);
      const all = Buffer.concat([Buffer.from("SSHSIG"), version, counted(blob), ...about, counted(value)]);
      return `-----BEGIN SSH SIGNATURE-----\n${all.toString("base64")}\n-----END SSH SIGNATURE-----\n`;
    },
  };
}
