/**
 * Whether a server takes posts of more than four pictures. No request asks for it by name, but the reference server
 * tells its version; what tells none, or one of its own making, counts as not taking them.
 */

/** The oldest release that was tried and took them. */
const since = [0, 5, 35] as const;

export function takesGallery(version: unknown): boolean {
  const numbers = typeof version === "string" ? /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number) : undefined;
  if (numbers === undefined) return false;
  const [major = 0, minor = 0, patch = 0] = numbers;
  if (major !== since[0]) return major > since[0];
  return minor === since[1] ? patch >= since[2] : minor > since[1];
}
