/** `settle --sent` takes an address of this very account only. */
import { describe, expect, it } from "vitest";
import type { Account } from "../../src/networks/network.ts";
import { networkOf } from "../../src/networks/registry.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const onX = anAccount({ network: "x", handle: "NorthdaleCouncil" });
const onBluesky = anAccount({ network: "bluesky", handle: "northdale.example.org" });
const onMastodon = anAccount({ network: "mastodon", handle: "council", service: "https://social.example.org" });
const onFacebook = anAccount({ network: "facebook", handle: "northdale.council", options: { page: "111" } });
const record = "3kabcdefghij2";

describe("whose post an address names", () => {
  it.each<[Account, string, string]>([
    [onX, "https://x.com/northdalecouncil/status/1", "this account"],
    [onX, "https://twitter.com/southdale/status/1", "another account"],
    [onX, "https://x.com/i/status/1", "unclear"],
    [{ ...onX, handle: "" }, "https://x.com/northdalecouncil/status/1", "unclear"],
    [onBluesky, `https://bsky.app/profile/Northdale.example.org/post/${record}`, "this account"],
    [onBluesky, `https://bsky.app/profile/southdale.example.org/post/${record}`, "another account"],
    [onBluesky, `https://bsky.app/profile/did:plc:abc/post/${record}`, "unclear"],
    [onBluesky, `at://did:plc:abc/app.bsky.feed.post/${record}`, "unclear"],
    [onMastodon, "https://social.example.org/@Council/1", "this account"],
    [
      { ...onMastodon, handle: "council@example.org" },
      "https://social.example.org/users/council/statuses/1",
      "this account",
    ],
    [onMastodon, "https://social.example.org/@police/1", "another account"],
    [onMastodon, "https://other.example.org/@council/1", "another account"],
    [onFacebook, "https://www.facebook.com/111_222", "this account"],
    [onFacebook, "https://www.facebook.com/333_222", "another account"],
    [onFacebook, "https://www.facebook.com/permalink.php?story_fbid=222&id=333", "another account"],
    [onFacebook, "https://www.facebook.com/permalink.php?story_fbid=222&id=111", "this account"],
    [onFacebook, "https://www.facebook.com/NorthdaleCouncil/posts/pfbid0123456789abc", "this account"],
    [onFacebook, "https://www.facebook.com/southdale/posts/pfbid0123456789abc", "another account"],
    [{ ...onFacebook, handle: "" }, "https://www.facebook.com/southdale/posts/pfbid0123456789abc", "unclear"],
  ])("%#: %o %s", (account, url, whose) => {
    const network = networkOf(account.network);

    expect(network.receiptOf?.(url, account)).toBeDefined();
    expect(network.authorIn?.(url, account)).toBe(whose);
  });
});
