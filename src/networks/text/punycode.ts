/** How long a label of a host is as the domain name system writes it (RFC 3492). */

const base = 36;

function adapted(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / points);
  let bias = 0;
  for (; rest > 455; bias += base) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}

/** Characters; more than 63, the most that a label may have, for all that are longer. */
export function asciiLength(label: string): number {
  if (label.length > 126) return label.length;
  const codes = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const plain = codes.filter((code) => code < 128).length;
  if (plain === codes.length || codes.length > 63) return codes.length;
  let length = "xn--".length + (plain > 0 ? plain + 1 : 0);
  let [next, delta, bias, done] = [128, 0, 72, plain];
  for (; done < codes.length; delta += 1, next += 1) {
    const code = Math.min(...codes.filter((one) => one >= next));
    delta += (code - next) * (done + 1);
    next = code;
    for (const one of codes) {
      if (one < next) delta += 1;
      if (one !== next) continue;
      let rest = delta;
      for (let place = base; ; place += base) {
        length += 1;
        const threshold = Math.min(26, Math.max(1, place - bias));
        if (rest < threshold) break;
        rest = Math.floor((rest - threshold) / (base - threshold));
      }
      bias = adapted(delta, done + 1, done === plain);
      delta = 0;
      done += 1;
    }
  }
  return length;
}
