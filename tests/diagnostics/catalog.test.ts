import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/check/rules/index.ts";
import { catalog } from "../../src/diagnostics/catalog.ts";
import { spans } from "../../src/publish/engine.ts";

const source = path.resolve(import.meta.dirname, "../../src");
const kinds = [
  ...Object.values(catalog).flatMap((codes) => Object.entries(codes)),
  ...rules.map((rule) => [rule.code, rule] as const),
];

/** Every file of src but the catalogue itself, as one text. */
const program = new Map(
  readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".ts") && file !== "diagnostics/catalog.ts")
    .map((file) => [file, readFileSync(path.join(source, file), "utf8")] as const),
);

describe("the catalogue of problems", () => {
  it("has each code once, the rules' too, and says in a sentence when it is raised", () => {
    const codes = kinds.map(([code]) => code);

    expect(new Set(codes).size).toBe(codes.length);
    for (const [code, { summary }] of kinds) {
      expect(code).toMatch(/^[a-z0-9-]+$/);
      expect(summary, code).toMatch(/^[A-Z`"0-9c].*\.$/);
    }
  });

  it("has no code that the program never raises", () => {
    const all = [...program.values()].join("\n");
    const ofPictures = [...program].filter(([file]) => file.startsWith("images/") && file !== "images/fit.ts");
    const pictures = ofPictures.map(([, text]) => text).join("\n");
    // A picture's code is made of its kind of fault, which the compiler holds against the catalogue.
    const isRaised = (code: string) =>
      all.includes(`"${code}"`) || (code.startsWith("image-") && pictures.includes(`"${code.slice(6)}"`));

    expect(kinds.map(([code]) => code).filter((code) => !isRaised(code))).toEqual([]);
  });

  it("is the only place, beside the rules, that says how bad a problem is", () => {
    const others = [...program].filter(([file]) => !file.startsWith("check/rules/"));

    expect(others.filter(([, text]) => /severity: "/.test(text)).map(([file]) => file)).toEqual([]);
  });

  it("is asked, with its predicate, whether a problem is an error", () => {
    const asking = [...program].filter(([, text]) => /severity [!=]== "error"/.test(text)).map(([file]) => file);

    expect(asking.toSorted()).toEqual(["diagnostics/problem.ts"]);
  });

  it("names the spans that the program reckons with, as the docs do", () => {
    const days = (milliseconds: number) => `${milliseconds / 86_400_000} days`;
    const page = readFileSync(path.join(source, "../docs/campaign-file.md"), "utf8");

    expect(catalog.Publishing["moved-after-published"].summary).toContain(`more than ${days(spans.movedFar)}`);
    expect(page).toContain(`to the same account again within ${days(spans.sameWords)}`);
  });
});
