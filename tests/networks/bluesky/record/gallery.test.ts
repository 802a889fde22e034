import { expect, it } from "vitest";
import { bluesky } from "../../../../src/networks/bluesky/index.ts";
import { takesGallery } from "../../../../src/networks/bluesky/record/gallery.ts";
import { anAccount } from "../../../support/campaign/a-part.ts";

it.each(["0.5.35", "0.5.36", "0.6.0", "1.0.0"])("takes %s for a server with galleries", (version) => {
  expect(takesGallery(version)).toBe(true);
});

it.each(["0.5.34", "0.4.219", "4b2b8e0dd7", "cocoon v0.9.0", "0.5.35-rc.1", "", undefined, 5, null])(
  "takes %s for one without",
  (version) => {
    expect(takesGallery(version)).toBe(false);
  },
);

it("allows four pictures as long as nobody has seen the server", () => {
  const account = anAccount({ network: "bluesky" });

  expect(bluesky.profile(account).images.count).toBe(4);
  expect(bluesky.profile(account, { gallery: "true" }).images.count).toBe(4);
  expect(bluesky.profile(account, { gallery: true }).images.count).toBe(10);
});
