/** Helplines of the United Kingdom that posts name, and the telephone numbers of a text. Check them every year. */
import type { Span } from "../../diagnostics/source.ts";

export interface Helpline {
  readonly name: string;
  readonly number: string;
  readonly called: RegExp;
  /** Who may call. */
  readonly audience: string;
  /** YYYY-MM-DD */
  readonly checkedOn: string;
}

/** Opening hours are left out on purpose: they change, and a post stays. */
export const helplines: readonly Helpline[] = [
  { name: "Childline", number: "0800 1111", called: /\bchild ?line\b/i, audience: "under 19", checkedOn: "2026-11-20" },
  { name: "the NSPCC", number: "0808 800 5000", called: /\bNSPCC\b/i, audience: "adults", checkedOn: "2026-11-20" },
  { name: "Samaritans", number: "116 123", called: /\bSamaritans\b/i, audience: "anyone", checkedOn: "2026-11-20" },
  {
    name: "Missing People",
    number: "116 000",
    called: /\bMissing People\b/i,
    audience: "anyone",
    checkedOn: "2026-11-20",
  },
];

export interface PhoneNumber extends Span {
  readonly digits: string;
}

const pattern = /(?<![\p{L}\p{N}_./+-])(?:\+44[\s\u00a0]?|0|11[67])(?:[ \u00a0-]?\d){3,10}(?![\p{L}\p{N}_/-])/gu;

/** `+44` read as `0`. */
export function digitsOf(number: string): string {
  return number.replace(/^\+44\D*0?/, "0").replace(/\D/g, "");
}

export function numbersIn(text: string): readonly PhoneNumber[] {
  return [...text.matchAll(pattern)].map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    digits: digitsOf(number),
  }));
}
