import { describe, expect, it } from "vitest";
import { readAges } from "../../../src/campaign/words/audiences.ts";
import { check } from "../../../src/check/check.ts";
import { audienceNotThere } from "../../../src/check/rules/audience-not-there.ts";
import { audiencePartlyThere } from "../../../src/check/rules/audience-partly-there.ts";
import type { NetworkId } from "../../../src/networks/network.ts";
import { anAccount, aWorkspace } from "../../support/campaign/a-plan.ts";
import { aContext, aRendered } from "../../support/campaign/a-rendered.ts";

/** `handoff:screen` is a hand-off to a screen. */
function told(ages: string | undefined, places: readonly string[]) {
  const accounts = places.map((place) => {
    const [network = "", channel] = place.split(":");
    const account = anAccount(place.replace(":", "-"), network as NetworkId);
    return channel === undefined ? account : { ...account, options: { channel } };
  });
  const rendered = accounts.map((account) =>
    aRendered("Someone will listen.", { account, delivery: { audience: ["Children"] } }),
  );
  const audiences = new Map([["children", ages === undefined ? undefined : readAges(ages)]]);
  const context = aContext(rendered, { workspace: { ...aWorkspace(accounts), audiences } });
  return check(context, [audienceNotThere, audiencePartlyThere]).map(({ code, message, help }) => ({
    code,
    message,
    help,
  }));
}

describe("a post for children that goes only where none of them may be", () => {
  it.each([
    ["7-11", ["x"]],
    ["12-12", ["bluesky"]],
    ["5-12", ["x", "facebook", "bluesky", "handoff:instagram"]],
    ["13-15", ["handoff:linkedin"]],
  ])("is told, with what reaches them: %s on %j", (ages, places) => {
    const [only, ...others] = told(ages, places);

    expect(others).toEqual([]);
    expect(only?.code).toBe("audience-not-there");
    expect(only?.message).not.toMatch(/under-16|not allowed/);
    expect(only?.help).toMatch(/school pack.*screen.*hand-off/i);
  });

  it.each([
    ["7-11", ["x", "handoff:screen"]],
    ["7-11", ["handoff:email"]],
    ["7-11", ["outbox"]],
    // Its server says from which age.
    ["7-11", ["mastodon"]],
    ["18+", ["x"]],
    [undefined, ["x"]],
  ])("is not told of %s on %j", (ages, places) => {
    expect(told(ages, places)).toEqual([]);
  });
});

describe("a post whose youngest readers may not be where it goes", () => {
  it("is told as advice", () => {
    expect(told("10-17", ["bluesky"])).toEqual([
      expect.objectContaining({ code: "audience-partly-there", message: expect.stringContaining("Those of 10 to 12") }),
    ]);
    expect(told("12-17", ["bluesky"])[0]?.message).toContain("Those of 12 may");
  });

  it("says of the announced rules only that, of those that they name, and of under-16s", () => {
    const exactly = "announced 15 June 2026, not in force when checked on 28 November 2026";

    expect(told("13-17", ["x", "facebook"])[0]?.message).toBe(
      `Rules that keep under-16s off X and Facebook: ${exactly}.`,
    );
    expect(told("13-17", ["x", "bluesky"])).toEqual([]);
    expect(told("13-17", ["bluesky"])).toEqual([]);
    expect(told("16-17", ["x"])).toEqual([]);
    expect(told("13-17", ["handoff:whatsapp-channel"])).toEqual([]);
    expect(told("13-17", ["x"])[0]?.message).not.toMatch(/allowed|illegal|ban/i);
  });
});
