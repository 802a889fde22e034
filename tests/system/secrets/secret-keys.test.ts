import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSecretKey, linesToShow, quotableSecrets, quotingMask } from "../../../src/system/secrets/secret-keys.ts";

describe("a key that is named like a secret", () => {
  it.each(["app_password", "password", "APP_PASSWORD", "accessToken", "api-key", "page token", "client.secret"])(
    "is %s",
    (key) => expect(isSecretKey(key)).toBe(true),
  );

  it.each(["password_reset_url", "token-expires", "secret-in-file", "key", "name", "handle", "tokenise"])(
    "is not %s",
    (key) => expect(isSecretKey(key)).toBe(false),
  );
});

const value = fc.stringMatching(/^[A-Za-z0-9!%&*+@^~]{6,30}$/).map((text) => `Zq${text}`);

/** Ways in which people write it, the wrong ones too. */
const forms: readonly ((secret: string) => string)[] = [
  (secret) => `    app_password: ${secret}`,
  (secret) => `    APP_PASSWORD : "${secret}"`,
  (secret) => `    password:\t'${secret}'`,
  (secret) => `    token: |\n      ${secret}\n      ${secret}`,
  (secret) => `    token:\n      - ${secret}\n      - ${secret}`,
  (secret) => `    token: !!str\n        ${secret}`,
  (secret) => `    - secret: ${secret}`,
  (secret) => `    a: { network: x, password: ${secret}, name: N }`,
  (secret) => `  - {"api_key": "${secret}"}`,
  (secret) => `    app_password: ${secret} # ours`,
];

describe("the lines of a file as they are shown", () => {
  it("never hold what stands under such a key, and keep their width", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...forms), (secret, form) => {
        const text = `accounts:\n  a:\n    network: x\n${form(secret)}\n    name: Northdale\n`;

        const shown = linesToShow(text);

        expect(shown.join("\n")).not.toContain(secret);
        expect(shown.join("\n")).toContain("name: N");
        expect(shown.map((line) => line.length)).toEqual(text.split("\n").map((line) => line.length));
      }),
    );
  });

  it("leave everything else as it is", () => {
    const text = "posts:\n  - text: Never share a password.\n    checks: { token-expires: { off: why } }\n";

    expect(linesToShow(text).join("\n")).toBe(text);
  });

  it.each([
    ["blanks", " ".repeat(200_000)],
    ["braces", "{ , ".repeat(50_000)],
    ["keys", "{ password: a, ".repeat(20_000)],
    ["dots", "a.".repeat(100_000)],
    ["schemes", "a+".repeat(100_000)],
    ["tokens", "eyJaaaaaaaaaaaa-".repeat(12_000)],
    ["logins", "https://a".repeat(20_000)],
    ["words", "password ".repeat(20_000)],
    ["quotes", `password: "${"x".repeat(100_000)}\n`.repeat(2)],
  ])("are made of a file of %s", (_what, text) => {
    expect(linesToShow(text).join("\n")).toHaveLength(text.length);
  });
});

describe("a message that quotes a file", () => {
  it("never repeats what stands under such a key, whole or cut off", () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 4, max: 60 }), (secret, cut) => {
        const mask = quotingMask(quotableSecrets(`accounts:\n  a:\n    app_password: ${secret}\n`));

        const message = mask(`Put it in quotes: \`app_password: "${secret}"\`, or "${secret.slice(0, cut)}…".`);

        expect(message).not.toContain(secret);
        expect(message).not.toContain(`${secret.slice(0, cut)}…`);
      }),
    );
  });
});
