import { describe, expect, it } from "vitest";
import { isPublicHost, secretOrigin } from "../../src/networks/origins.ts";
import { isLoopback } from "../../src/system/loopback.ts";

const hostOf = (address: string) => new URL(address).hostname;

describe("this machine", () => {
  it.each([
    "http://localhost:3000/",
    "https://x.localhost./",
    "https://x.LOCALHOST/",
    "https://localhost./",
    "http://127.0.0.1/",
    "http://127.8.9.10./",
    "http://2130706433/",
    "http://[::1]:80/",
    "http://[::ffff:127.0.0.1]/",
  ])("is %s, which is no public host", (address) => {
    expect(isLoopback(hostOf(address))).toBe(true);
    expect(isPublicHost(hostOf(address))).toBe(false);
  });

  it.each([
    "https://localhost.example.org/",
    "https://127.0.0.1.example.org/",
    "https://xlocalhost/",
    "https://128.0.0.1/",
  ])("is not %s", (address) => {
    expect(isLoopback(hostOf(address))).toBe(false);
    expect(secretOrigin(address.replace("https:", "http:"))).toBeUndefined();
  });
});
