import fc from "fast-check";
import { describe, expect, it } from "vitest";
import wrapAnsi from "wrap-ansi";
import { maskerFor, secretFinderFor } from "../../../src/system/secrets/mask.ts";
import { printable, printableLine } from "../../../src/system/text/printable.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const escapedMarkup = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "&#39;");

/** Every way in which something on the way may write it. */
const encodings: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "in JSON": (secret) => JSON.stringify(secret).slice(1, -1),
  "in JSON within JSON": (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  "in an address": encodeURIComponent,
  "in an address, small hex": (secret) => encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
  base64,
  "base64 without its end": (secret) => base64(secret).replace(/=+$/, ""),
  base64url: (secret) => Buffer.from(secret).toString("base64url"),
  "base64 over lines": (secret) => base64(secret).replace(/.{7}/g, "$&\r\n"),
  hex: (secret) => Buffer.from(secret).toString("hex"),
  "hex in capitals": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
  "hex by bytes": (secret) =>
    Buffer.from(secret)
      .toString("hex")
      .replace(/..(?=.)/g, "$&:"),
  "in markup": escapedMarkup,
  "in markup, by number": (secret) => [...secret].map((one) => `&#${one.codePointAt(0)};`).join(""),
  "in markup, by hex": (secret) =>
    [...secret].map((one) => `&#x${one.codePointAt(0)?.toString(16).toUpperCase()};`).join(""),
  "by \\u": (secret) =>
    units(secret)
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  "by \\u in capitals": (secret) =>
    units(secret)
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0").toUpperCase()}`)
      .join(""),
  "over lines": (secret) => secret.replace(/.{5}/gu, "$&\n      "),
  "over lines of JSON": (secret) => secret.replace(/.{5}/gu, "$&\\n"),
  "with invisible signs": (secret) => [...secret].join("\u200b"),
  "on one line of a table": (secret) => printableLine(secret.replace(/.{5}/gu, "$&\n")),
  "with the names of invisible signs": (secret) => printable([...secret].join("\u200b")),
  "in groups": (secret) => secret.replace(/.{4}/gu, "$& "),
  "wrapped by a terminal": (secret) => wrapAnsi(secret, 6, { hard: true, trim: false }),
  "in Markdown": (secret) => secret.replace(/[!-/:-@[-`{-~]/g, "\\$&"),
};

/** Of the letters, digits and signs that passwords have. */
const secrets = fc
  .stringMatching(/^[A-Za-z0-9!"#$%&'()*+,./:;<=>?@[\]^_{|}~é€😀-]{8,40}$/u)
  .filter((text) => text.isWellFormed());

describe("the mask", () => {
  it("shows where the keys of those who approve stand, which is no secret", () => {
    const mask = maskerFor({
      CAMPAIGN_APPROVERS: "/etc/campaign/approvers",
      CAMPAIGN_APPROVERS_X_API_KEY: "hunter-22",
    });

    expect(mask("/etc/campaign/approvers hunter-22")).toBe("/etc/campaign/approvers ***");
  });

  it.each(Object.keys(encodings))("hides every secret %s", (name) => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const form = encodings[name]?.(secret) ?? "";
        const masked = maskerFor({ CAMPAIGN_A_TOKEN: secret })(`before ${form} after`);

        expect(masked).toContain("***");
        expect(masked).not.toContain(form);
        expect(masked.startsWith("before ") && masked.endsWith(" after")).toBe(true);
        // At most a digit at each end of a base64, whose other bits are a neighbour's, its padding, and blanks.
        expect(masked.replace(/\s+/g, " ").length).toBeLessThanOrEqual("before *** after".length + 6);
      }),
      { numRuns: 50 },
    );
  });

  it("hides a secret within a longer base64, as a login sends it, at each of its three places", () => {
    fc.assert(
      fc.property(
        secrets,
        fc.stringMatching(/^[a-z.]{1,12}$/),
        fc.stringMatching(/^[a-z]{0,4}$/),
        (secret, user, rest) => {
          const mask = maskerFor({ CAMPAIGN_A_TOKEN: secret });
          for (const form of ["base64", "base64url"] as const) {
            const sent = Buffer.from(`${user}:${secret}${rest}`).toString(form);
            const masked = mask(`Authorization: Basic ${sent}`);

            const left = masked.replace("Authorization: Basic ", "").replace("***", "");
            expect(masked).toContain("***");
            expect(left.length).toBeLessThan(base64(`${user}:${rest}`).length + 6);
          }
        },
      ),
    );
  });

  it("hides an app password without its hyphens, or with other signs there", () => {
    const mask = maskerFor({ CAMPAIGN_A_APP_PASSWORD: "abcd-efgh-ij4l-mnop" });

    expect(mask("abcdefghij4lmnop, abcd efgh ij4l mnop; abcd\\-efgh\\-ij4l\\-mnop")).toBe("***, ***; ***");
  });

  it("hides what is secret in an address, in any encoding", () => {
    const mask = maskerFor({ CAMPAIGN_LEDGER: "postgres://campaign:p%40ss-word9@db.example.org/x" });

    expect(mask("p@ss-word9 cEBzcy13b3JkOQ== p%40ss-word9")).toBe("*** *** ***");
  });

  it("leaves everything else as it is", () => {
    const mask = maskerFor({
      CAMPAIGN_A_TOKEN: "hunter2hunter2",
      HOME: "/home/me",
      CAMPAIGN_A_SERVICE: "https://pds.example.org",
    });

    expect(mask("/home/me at https://pds.example.org: hunter2hunter2.")).toBe(
      "/home/me at https://pds.example.org: ***.",
    );
    expect(mask("hunter2 hunter")).toBe("hunter2 hunter");
  });

  it.each([
    ["blanks", " ".repeat(200_000)],
    ["beginnings", "hunter2 hunter".repeat(20_000)],
    ["backslashes", "\\".repeat(200_000)],
    ["the secret's letters apart", "h u n t e r ".repeat(20_000)],
  ])("reads through many %s", (_what, text) => {
    expect(maskerFor({ CAMPAIGN_A_TOKEN: "hunter2 hunter2" })(text)).toBe(text);
  });
});

describe("whose secret stands in a text", () => {
  const find = secretFinderFor({
    CAMPAIGN_LEDGER: "postgres://ours:campaign@db.example.org/ours",
    CAMPAIGN_WEBHOOK_URL: "https://hooks.example.org/safeguarding/Ab3dEf6hIj9k/alerts",
    CAMPAIGN_OURS_SERVICE: "https://social.example.org",
    CAMPAIGN_OURS_ACCESS_TOKEN: "swordfish",
  });

  it.each([
    ["Our campaign begins.", "CAMPAIGN_LEDGER"],
    [`The word is ${base64("swordfish")}.`, "CAMPAIGN_OURS_ACCESS_TOKEN"],
    ["https://hooks.example.org/safeguarding/Ab3dEf6hIj9k/alerts", "CAMPAIGN_WEBHOOK_URL"],
    ["Ab3dEf6hIj9k", "CAMPAIGN_WEBHOOK_URL"],
    ["Safeguarding is everybody's: safeguarding.", undefined],
    ["We are at https://social.example.org/@ours.", undefined],
    ["See https://…", undefined],
    ["Sword… fish", undefined],
    ["swordfi…", undefined],
  ])("%s", (text, variable) => {
    expect(find(text)).toBe(variable);
  });
});

describe("a secret that a view has cut", () => {
  const secret = "a+b/cdé-ef3g-hi5j-kl7m";
  const mask = maskerFor({ CAMPAIGN_ONE_APP_PASSWORD: secret });

  it.each([
    ["as it is", secret],
    ["in an address", encodeURIComponent(secret)],
    ["in base64", base64(secret)],
    ["in base64 behind a letter", base64(`u${secret}`).slice(2)],
    ["in base64 behind a user", base64(`us${secret}`).slice(3)],
    ["in base64url", Buffer.from(secret).toString("base64url")],
    ["in hex", Buffer.from(secret).toString("hex")],
  ])("is masked %s, however much of it is left", (_, written) => {
    for (let length = 6; length < written.length; length++) {
      // At most the digit of base64 whose other bits are a neighbour's.
      expect(mask(`“Key: ${written.slice(0, length)}…” and on`)).toMatch(/^“Key: \*\*\*[\w+/-]?…” and on$/);
    }
  });

  it("leaves other words that are cut as they are", () => {
    for (const text of ["“Know the signs…”", "cdé-ef3g-hi…", "a+b/c…", "…", "……"]) expect(mask(text)).toBe(text);
  });

  it.each([
    ["CAMPAIGN_WEBHOOK_URL", "https://hooks.example.org/", "services/T0/Ab3dEf6hIj9k"],
    ["CAMPAIGN_LEDGER", "postgres://campaign:", "sword-fish@db.example.org/campaign"],
  ])("%s tells its scheme and host, and nothing behind them", (variable, open, secretPart) => {
    const address = `${open}${secretPart}`;
    const masked = maskerFor({ [variable]: address });

    for (let length = 1; length <= open.length; length++) {
      expect(masked(`${address.slice(0, length)}…`)).toBe(`${address.slice(0, length)}…`);
    }
    for (let length = open.length + 1; length < address.length; length++) {
      expect(masked(`${address.slice(0, length)}…`).replace(open, "")).toMatch(/^\*\*\*/);
    }
  });
});
