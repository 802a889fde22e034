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

/** Targets of links and pictures that are files of this repository. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] ?? "")
    .filter((target) => !/^[a-z]+:/i.test(target));
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
    const folder = path.dirname(path.join(root, page));
    const broken = linksOf(readFileSync(path.join(root, page), "utf8")).filter(
      (target) => !exists(path.join(folder, target)),
    );

    expect(broken).toEqual([]);
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
