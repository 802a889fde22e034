import { describe, expect, it } from "vitest";
import { facebook } from "../../../src/networks/facebook/index.ts";
import { anAccount } from "../../support/campaign/a-part.ts";

describe("the address of a Facebook post", () => {
  it.each([
    ["https://www.facebook.com/1029384756_5001", "1029384756_5001"],
    ["https://www.facebook.com/1029384756/posts/5001", "1029384756_5001"],
    ["https://www.facebook.com/examplepartnership/posts/5001/", "5001"],
    ["https://m.facebook.com/examplepartnership/posts/know-the-signs/5001", "5001"],
    ["https://www.facebook.com/permalink.php?story_fbid=5001&id=1029384756", "1029384756_5001"],
    ["https://www.facebook.com/photo/?fbid=5001&set=a.7", "5001"],
    ["https://www.facebook.com/example/posts/pfbid02abcdefghijkLMN", "pfbid02abcdefghijkLMN"],
  ])("%s names %s", (url, id) => {
    expect(facebook.receiptOf?.(url, anAccount())).toEqual({ id, url });
  });

  it.each([
    "https://www.facebook.com/examplepartnership",
    "https://www.facebook.com.example.org/1/posts/2",
    "https://notfacebook.com/1/posts/2",
    "http://www.facebook.com/1/posts/2",
    "https://user@www.facebook.com/1/posts/2",
    "https://www.facebook.com/1/posts/%3Cscript%3E",
    "https://www.facebook.com/share/p/1AbCdEf",
    "5001",
  ])("%s is none", (url) => {
    expect(facebook.receiptOf?.(url, anAccount())).toBeUndefined();
  });
});
