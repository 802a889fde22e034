import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Part } from "../../../src/networks/network.ts";
import { aKey, anImage, aPart } from "../../support/campaign/a-part.ts";
import {
  type Description,
  descriptionFile,
  officialDescription,
  ownDescription,
} from "../../support/networks/x/x-description.ts";
import { anXStage, type XStage } from "../../support/networks/x/x-session.ts";

const never = new AbortController().signal;
const file = descriptionFile();
// The official description is not ours to pass on: where it is not at hand, our own notes alone are held against.
const descriptions: readonly Description[] = [
  ...(file === undefined ? [] : [officialDescription(file)]),
  ownDescription,
];

describe.each(descriptions.map((description) => [description.name, description] as const))(
  "by %s",
  (_name, description) => {
    let stage: XStage | undefined;
    let folder: string | undefined;
    afterEach(async () => {
      await stage?.stop();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    });

    async function published({ session }: XStage, part: Part, place = {}) {
      const answer = await session.prepare(part, never);
      if (answer.kind !== "prepared") throw new Error(answer.reason);
      const outcome = await session.send(answer.prepared, aKey(), place, never);
      if (outcome.kind !== "published") throw new Error(JSON.stringify(outcome));
      return outcome.receipt;
    }

    it("every request of a whole life of a post fits", async () => {
      stage = await anXStage({ description });
      folder = mkdtempSync(path.join(tmpdir(), "campaign-x-"));
      const image = anImage(folder, 1);

      const root = await published(stage, aPart("Know the signs: example.org", { images: [image] }));
      await published(stage, aPart("And more"), { root, parent: root });
      await stage.session.whoAmI(never);
      await stage.session.find?.(
        aPart("Never sent"),
        aKey(),
        { since: new Date("2027-03-18T09:00:00Z"), exclude: [] },
        never,
      );
      await stage.session.remove?.(root, never);

      expect(stage.double.complaints).toEqual([]);
      expect(new Set(stage.double.asked.map((asked) => asked.replace(/\d{5,}/, "ID")))).toEqual(
        new Set([
          "GET /2/users/me",
          "POST /2/media/upload",
          "POST /2/media/metadata",
          "POST /2/tweets",
          "GET /2/users/ID/tweets",
          "DELETE /2/tweets/ID",
        ]),
      );
      const [stored] = stage.double.media.values();
      expect(stored?.bytes).toEqual(readFileSync(image.file));
      expect(stored?.alt).toBe(image.alt);
    });

    const request = { method: "POST", route: "/2/tweets", parameters: {}, query: new URLSearchParams() };
    it.each([
      ["a field that X does not know", { ...request, body: { text: "a", in_reply_to: "1" } }],
      ["a field of a wrong kind", { ...request, body: { text: 1 } }],
      ["a number where an id is text", { ...request, body: { text: "a", media: { media_ids: [12] } } }],
      ["five pictures", { ...request, body: { text: "a", media: { media_ids: ["1", "2", "3", "4", "5"] } } }],
      ["an answer to nothing", { ...request, body: { text: "a", reply: {} } }],
      [
        "a query that X does not know",
        { ...request, body: { text: "a" }, query: new URLSearchParams({ dry_run: "1" }) },
      ],
      ["an upload without its category", { ...request, route: "/2/media/upload", body: { media: "bytes" } }],
      [
        "an alt text too long",
        {
          ...request,
          route: "/2/media/metadata",
          body: { id: "1", metadata: { alt_text: { text: "x".repeat(1001) } } },
        },
      ],
      ["a place that does not exist", { ...request, route: "/2/posts", body: { text: "a" } }],
    ])("a request with %s does not fit", (_what, planted) => {
      expect(description.request(planted)).not.toEqual([]);
    });

    it("a planted wrong field is refused by the double, and told", async () => {
      stage = await anXStage({ description });

      const reply = await fetch(`${stage.double.url}/2/tweets`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: "Know the signs", language: "en" }),
      });

      expect(reply.ok).toBe(false);
      expect(stage.double.complaints).toHaveLength(1);
      expect(stage.double.posts).toEqual([]);
    });
  },
);
