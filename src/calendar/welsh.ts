/** Days in Welsh words, as public bodies in Wales write them: Intl puts a comma behind the weekday. */
import { getISODay } from "date-fns/getISODay";

const weekdays = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"];
const months = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(" ");

/** "Dydd Iau 18 Mawrth", as it begins a sentence. `at`: the beginning of the day in UTC. */
export function welshDay(at: Date): string {
  return `Dydd ${weekdays[getISODay(at) - 1]} ${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
}

export function isWelsh(lang: string): boolean {
  return /^cy(?:-|$)/i.test(lang);
}
