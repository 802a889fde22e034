/** When a throttled request may be made again, from whichever header the server sent. */

const usualWait = 5 * 60_000;
const longestWait = 24 * 60 * 60_000;

type Headers = Readonly<Record<string, string | undefined>>;

function instantOf(text: string | undefined, now: Date): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  if (!/^\d+(\.\d+)?$/.test(text.trim())) {
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : date;
  }
  const value = Number(text);
  // Small numbers are seconds to wait, large ones seconds since 1970, very large ones milliseconds since then.
  if (value < 100_000_000) return now.getTime() + value * 1000;
  return value < 100_000_000_000 ? value * 1000 : value;
}

/** Seconds to wait, an HTTP or ISO date, or the epoch in seconds; between a second and a day from now. */
export function retryAtOf(headers: Headers, now: Date): Date {
  const names = ["retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"];
  const told = names.map((name) => instantOf(headers[name], now)).filter((instant) => instant !== undefined);
  const instant = told.length > 0 ? Math.max(...told) : now.getTime() + usualWait;
  return new Date(Math.min(Math.max(instant, now.getTime() + 1000), now.getTime() + longestWait));
}
