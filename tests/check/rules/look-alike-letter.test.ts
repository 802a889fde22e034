import { lookAlikeLetter } from "../../../src/check/rules/look-alike-letter.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(lookAlikeLetter, {
  finds: [
    ["Lооk closer", "Lооk"],
    ["𝗟𝗼𝗼𝗸 closer", "𝗟𝗼𝗼𝗸"],
  ],
  leaves: ["Европа", "5 µm", "Look closer", "Ysgol Gymraeg â"],
});
