import { describe, expect, it } from "vitest";
import { planCampaign } from "../../src/plan/plan.ts";
import { renderDelivery } from "../../src/render/text.ts";
import { aCampaign, anAccount, aPost, aProfile, aText, aWorkspace } from "../support/campaign/a-plan.ts";

function says(text: string, lang: string): string | undefined {
  const posts = [aPost("p", { content: aText(text), lang })];
  const [delivery] = planCampaign(
    aCampaign({ posts, variables: { pwy: "ni" } }),
    aWorkspace([anAccount("one")]),
  ).deliveries;
  return delivery && renderDelivery(delivery, aProfile()).rendered.parts[0]?.text;
}

describe("a Welsh day", () => {
  it.each([
    ["{day}", "Dydd Iau 18 Mawrth"],
    ["Helo. {day}: dewch.", "Helo. Dydd Iau 18 Mawrth: dewch."],
    ["Helo,\n{day}", "Helo,\nDydd Iau 18 Mawrth"],
    ["📅 {day}", "📅 Dydd Iau 18 Mawrth"],
    ["Ydych chi’n dod?” {day}!", "Ydych chi’n dod?” Dydd Iau 18 Mawrth!"],
    ["Mae {day} yn bwysig.", "Mae dydd Iau 18 Mawrth yn bwysig."],
    ["Erbyn {day}.", "Erbyn dydd Iau 18 Mawrth."],
    ["Rhwng heddiw a {day}", "Rhwng heddiw a dydd Iau 18 Mawrth"],
    ["Ar {day} byddwn yn gwrando.", "Ar ddydd Iau 18 Mawrth byddwn yn gwrando."],
    ["O {day} ymlaen", "O ddydd Iau 18 Mawrth ymlaen"],
    ["Hyd at {day}", "Hyd at ddydd Iau 18 Mawrth"],
    ["tan  {day}", "tan  ddydd Iau 18 Mawrth"],
    ["Dewch gyda {pwy} {day}", "Dewch gyda ni dydd Iau 18 Mawrth"],
    ["Dewch atom {on_day}.", "Dewch atom ddydd Iau 18 Mawrth."],
    ["{on_day} byddwn yn gwrando.", "Ddydd Iau 18 Mawrth byddwn yn gwrando."],
    // No word of its own: the end of another.
    ["Y bar {day}", "Y bar dydd Iau 18 Mawrth"],
  ])("in %j is %j", (text, printed) => {
    expect(says(text, "cy")).toBe(printed);
  });

  it("leaves other languages alone", () => {
    expect(says("Ar {day}, {on_day}. {on_day}", "en")).toBe(
      "Ar Thursday 18 March, on Thursday 18 March. On Thursday 18 March",
    );
    expect(says("le {day} {on_day}", "fr")).toBe("le jeudi 18 mars {on_day}");
  });
});
