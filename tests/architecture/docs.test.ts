import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { account } from "../../src/campaign/written/accounts-schema.ts";
import { post } from "../../src/campaign/written/campaign-schema.ts";
import { networkIds } from "../../src/networks/network.ts";

const root = path.resolve(import.meta.dirname, "../..");

function pages(): string[] {
  const inDocs = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const found = inDocs.filter((file) => file.endsWith(".md")).map((file) => `docs/${file.split(path.sep).join("/")}`);
  return ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...found];
}

interface Link {
  /** Of the page itself, empty. */
  readonly target: string;
  /** Of a heading; else empty. */
  readonly anchor: string;
}

/** Links and pictures that are files of this repository. What stands as code is none. */
function linksOf(text: string): Link[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s#]*)(?:#([^)]*))?\)/g)]
    .map(([, target = "", anchor = ""]) => ({ target, anchor }))
    .filter(({ target }) => !/^[a-z]+:/i.test(target));
}

function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, "");
}

/** As GitHub names them. */
function anchorsOf(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}

const textOf = (page: string) => readFileSync(path.join(root, page), "utf8");
const pathFrom = (page: string, target: string) => path.posix.join(path.posix.dirname(page), target);

/** Every page that somebody comes to who begins at one and follows links. */
function reachedFrom(page: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(page)) return seen;
  seen.add(page);
  for (const { target } of linksOf(textOf(page))) {
    const next = pathFrom(page, target);
    if (next.endsWith(".md") && exists(path.join(root, next))) reachedFrom(next, seen);
  }
  return seen;
}

function exists(file: string): boolean {
  try {
    readdirSync(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOTDIR";
  }
}

describe("the documents", () => {
  it.each(pages())("%s links only to what is there", (page) => {
    const broken = linksOf(textOf(page)).filter(({ target, anchor }) => {
      const file = target === "" ? page : pathFrom(page, target);
      if (!exists(path.join(root, file))) return true;
      return anchor !== "" && file.endsWith(".md") && !anchorsOf(textOf(file)).includes(anchor);
    });

    expect(broken).toEqual([]);
  });

  it("can all be come to from the README by following links", () => {
    const reached = reachedFrom("README.md");

    expect(pages().filter((page) => !reached.has(page))).toEqual([]);
  });

  it("name the version that package.json has, wherever one is to be installed", () => {
    const { version } = JSON.parse(textOf("package.json")) as { version: string };
    const named = ["README.md", "docs/running.md"].flatMap((page) => [
      ...textOf(page).matchAll(/awareness-campaign[-@](\d+\.\d+\.\d+)/g),
    ]);

    expect(named.map(([, each]) => each)).toEqual(named.map(() => version));
    expect(named.length).toBeGreaterThan(1);
  });

  it("say what each key of a post is for", () => {
    const page = readFileSync(path.join(root, "docs/campaign-file.md"), "utf8");
    const table = page.slice(page.indexOf("### A post"), page.indexOf("### Names in braces"));

    expect(Object.keys(post.shape).filter((key) => !table.includes(`\`${key}\``))).toEqual([]);
  });

  it("say what each key of an account is for, and which networks there are", () => {
    const page = readFileSync(path.join(root, "docs/campaign-file.md"), "utf8");
    const table = page.slice(page.indexOf("An account:"), page.indexOf("## A campaign"));
    const names = [...Object.keys(account.shape), ...networkIds];

    expect(names.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });

  it("list every decision in their index", () => {
    const index = readFileSync(path.join(root, "docs/adr/README.md"), "utf8");
    const decisions = readdirSync(path.join(root, "docs/adr")).filter((name) => /^\d{4}-/.test(name));

    expect(decisions.filter((name) => !index.includes(name))).toEqual([]);
  });
});
