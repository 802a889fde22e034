/** Whether a year that is not the campaign's is written on purpose. */
import type { Span } from "../../../diagnostics/source.ts";

/** Said of the same sentence: "see what we did for #CEADay26". */
const before =
  /\b(?:last(?! (?:chance|call|minute|few|place|places|tickets?|push|day)\b)|did|was|were|had|ran|held|made|saw|marked|raised|reached|took part|joined us|attended|came|went|trained|helped|heard|launched|worked|happened|started|began|won|gave|been|visited|grew|learn(?:ed|t)|shared|heard|collected|celebrated|built|raised|remember|(?:photos?|pictures|highlights|film|video) (?:from|of)|report (?:from|on|of)|(?:our|the|your|a) report|memories|thank(?:s|ed)?(?= (?:you |everyone |everybody |all )?(?:for|to|who))|previous|unlike|(?:since|from|of|after|during|than)(?= *$))\b/iu;
/** Said anywhere in the line. */
const lookingBack =
  /\b(?:last year(?:['’]s)?|a year ago|look(?:ing|ed)? back|back in|throw ?back|memories|previous|highlights)\b/iu;
const ahead =
  /\b(?:see you|next year|join us again|save the date|until|till|bring on|roll on|ready for|plan(?:s|ning)?|here['’]?s to|look(?:ing)? forward|back (?:in|for)|towards?|will be|dates? for|sign up for|meet again)\b/iu;

/** Whether the words around it speak of that other year on purpose: "see what we did for #CEADay26". */
export function isMeant(text: string, { start, end }: Span, isPast: boolean): boolean {
  const line = text.slice(Math.max(0, start - 80, text.lastIndexOf("\n", start - 1) + 1), end + 40);
  const words = line.replace(/[#＃][\p{L}\p{N}_]+/gu, " ");
  if (!isPast) return ahead.test(words);
  if (lookingBack.test(words)) return true;
  const [sentence = ""] = text
    .slice(Math.max(0, start - 80), start)
    .split(/[\n.!?…]/)
    .slice(-1);
  return before.test(sentence) || before.test(/^[^\n.!?…]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? "");
}
