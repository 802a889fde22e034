import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folderRefused } from "../../src/networks/folder-names.ts";

const forbidden = [".git", ".github", ".campaign", ".env", ".husky", "campaigns", "drafts", "node_modules"];

/** Spellings that one file system or another takes for the name itself. */
const spelled = fc
  .record({
    name: fc.constantFrom(...forbidden),
    capitals: fc.infiniteStream(fc.boolean()),
    end: fc.constantFrom("", ".", " ", "..", ". ", "::$INDEX_ALLOCATION", ":stream"),
    inside: fc.constantFrom("", "\u200c", "\u00ad", "\ufeff"),
    before: fc.constantFrom("", "./", "x/../", "././", "x/y/../../"),
    below: fc.constantFrom("", "/", "/hooks", "/a/b", "/../x/../"),
  })
  .map(({ name, capitals, end, inside, before, below }) => {
    const written = [...name].map((letter) => (capitals.next().value ? letter.toUpperCase() : letter)).join("");
    const kept = below.includes("..") ? "" : below;
    return `${before}${written.slice(0, 2)}${inside}${written.slice(2)}${end}${kept}`;
  });

describe("the folder of an account", () => {
  it("is refused in git's, a program's or the campaigns' folder, however it is spelled", () => {
    fc.assert(
      fc.property(spelled, (folder) => {
        expect(folderRefused(folder)).toBeTypeOf("string");
      }),
    );
  });

  it.each([
    ".",
    "./",
    "",
    "x/..",
    "sub/.git/hooks",
    "sub/node_modules/.bin",
    "GIT~1/hooks",
    "\uff0egit",
    "comms/...",
    "a\\..\\.git",
  ])("is refused: %j", (folder) => {
    expect(folderRefused(folder)).toBeTypeOf("string");
  });

  it.each([
    "published/try-out",
    "handoff/nyscp-instagram",
    "comms/campaigns/posted",
    "assets/posted",
    "notice/board",
    "git",
    "gitlab",
    "Published Posts",
    "campaigns-out",
    "v1.2/out",
    "cyhoeddi/hysbysfwrdd",
    "docs",
  ])("may be %s", (folder) => {
    expect(folderRefused(folder)).toBeUndefined();
  });
});
