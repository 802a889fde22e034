/** Signatures that OpenSSH 9.2 made (by-openssh.json), and what becomes of them when anything of them is changed. */
import { describe, expect, it } from "vitest";
import { keyTextIn } from "../../../src/permission/signature/public-key.ts";
import { signatureIn } from "../../../src/permission/signature/ssh-signature.ts";
import { aKey } from "../../support/approval/a-key.ts";
import openssh from "./by-openssh.json" with { type: "json" };

const bytes = Buffer.from(openssh.text);

function armoured(blob: Uint8Array): string {
  return `-----BEGIN SSH SIGNATURE-----\n${Buffer.from(blob).toString("base64")}\n-----END SSH SIGNATURE-----\n`;
}

function blobOf(signature: string): Buffer {
  return Buffer.from(signature.replaceAll(/-----.*-----/g, ""), "base64");
}

describe("a signature by OpenSSH", () => {
  it.each(openssh.signed)(
    "with a key of the kind $kind holds for its bytes, and for no others",
    ({ key, signature }) => {
      const read = signatureIn(signature);

      expect(read).toMatchObject({ key: keyTextIn(key), namespace: "campaign-approval" });
      expect(read?.holdsFor(bytes)).toBe(true);
      expect(read?.holdsFor(Buffer.from(`${openssh.text} `))).toBe(false);
      expect(read?.holdsFor(Buffer.alloc(0))).toBe(false);
    },
  );

  it.each(openssh.signed)("with a key of the kind $kind holds no more when one byte is another", ({ signature }) => {
    const blob = blobOf(signature);

    const holding = [...blob.keys()].filter((at) => {
      const changed = Buffer.from(blob);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const read = signatureIn(armoured(changed));
      // What it was made for is held against the name of ours by whoever asks.
      return read?.holdsFor(bytes) === true;
    });

    expect(holding).toEqual([]);
  });

  it("with a key that is too weak, or of a kind that does not count, is none", () => {
    expect(signatureIn(openssh.weak.signature)).toBeUndefined();
    expect(keyTextIn(openssh.weak.key)).toBeUndefined();
    expect(keyTextIn("sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29t")).toBeUndefined();
    expect(keyTextIn(openssh.signed[0]?.key.replace("ssh-ed25519", "ssh-rsa") ?? "")).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["words", "Agreed."],
    ["an armour with nothing in it", armoured(Buffer.alloc(0))],
    ["a beginning", armoured(blobOf(openssh.signed[0]?.signature ?? "").subarray(0, 60))],
    ["a whole one and more", armoured(Buffer.concat([blobOf(openssh.signed[0]?.signature ?? ""), Buffer.from([0])]))],
    ["a length past its end", armoured(Buffer.from("SSHSIG\0\0\0\u0001\xff\xff\xff\xff", "latin1"))],
    ["far too much", armoured(Buffer.alloc(100_000))],
  ])("that is %s is none", (_, text) => {
    expect(signatureIn(text)).toBeUndefined();
  });

  it("is what the tests' own keys make", () => {
    expect(signatureIn(aKey().signed(openssh.text))?.holdsFor(bytes)).toBe(true);
  });
});
