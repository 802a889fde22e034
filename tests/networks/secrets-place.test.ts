import { describe, expect, it } from "vitest";
import type { Network, NetworkId } from "../../src/networks/network.ts";
import { networks } from "../../src/networks/registry.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const withSecrets = networks.filter(({ secrets }) => secrets.length > 0);
/** Said again here on purpose, so that no slip sends a password elsewhere: a new network needs its line. */
const hosts: Readonly<Record<Exclude<NetworkId, "handoff" | "outbox">, string | undefined>> = {
  bluesky: "https://bsky.social",
  x: "https://api.x.com",
  mastodon: undefined,
  facebook: "https://graph.facebook.com",
};
const wellKnown: Readonly<Record<string, string | undefined>> = hosts;

/** `written` stands in accounts.yaml, `named` in the environment. */
function placeOf(network: Network, { written, named }: { readonly written?: string; readonly named?: string }) {
  const account = anAccount({ network: network.id, ...(written !== undefined && { service: written }) });
  return network.secretsGoTo?.(account, { get: () => "a secret", service: named });
}

it("every network with secrets says where they go, the others have nothing to say", () => {
  const saying = networks.filter(({ secretsGoTo }) => secretsGoTo !== undefined);

  expect(saying).toEqual(withSecrets);
});

describe.each(withSecrets.map((network) => [network.id, network] as const))("a secret of %s", (id, network) => {
  it("goes to the network's own host, or nowhere where there is none", () => {
    const place = placeOf(network, {});

    if (wellKnown[id] === undefined) expect(place).toMatchObject({ kind: "unauthorized" });
    else expect(place).toMatchObject({ kind: "origin", origin: wellKnown[id] });
  });

  it("goes to the origin that the environment names beside it", () => {
    const place = placeOf(network, { named: "https://own.example.org/path" });

    expect(place).toMatchObject({ kind: "origin", origin: "https://own.example.org" });
  });

  it("goes nowhere when accounts.yaml names another server", () => {
    const alone = placeOf(network, { written: "https://evil.example.org" });
    const against = placeOf(network, { written: "https://evil.example.org", named: "https://own.example.org" });

    expect(alone).toMatchObject({ kind: "unauthorized" });
    expect(against).toMatchObject({ kind: "unauthorized" });
  });

  it("never goes over plain http, but to this machine", () => {
    expect(placeOf(network, { named: "http://own.example.org" })).toMatchObject({ kind: "unauthorized" });
    expect(placeOf(network, { named: "http://127.0.0.1:8080" })).toMatchObject({ origin: "http://127.0.0.1:8080" });
  });
});

it("a password of Bluesky may also go where the login says, but not from a server on this machine", () => {
  const bluesky = withSecrets.find(({ id }) => id === "bluesky");
  if (bluesky === undefined) throw new Error("Bluesky has no secrets");

  expect(placeOf(bluesky, {})).toHaveProperty("also");
  expect(placeOf(bluesky, { named: "http://127.0.0.1:8080" })).not.toHaveProperty("also");
});
