import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutCommands } from "../../../src/system/text/actions-log.ts";
import { jsonText } from "../../../src/system/text/json.ts";

const pieces = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom("::", "::error::x", "##[error]", "##", "#[", " ", "\u00a0", "\r", "\n", "\t"),
    ),
  )
  .map((all) => all.join(""));

it("leaves no command of a job's log in a text, and loses nothing", () => {
  fc.assert(
    fc.property(pieces, (text) => {
      const shown = withoutCommands(text);

      for (const line of shown.split(/[\r\n]/)) expect(line.replace(/^[\s\u0085]+/, "")).not.toMatch(/^::/);
      expect(shown).not.toContain("##[");
      expect(shown.replaceAll("\u200b", "")).toBe(text.replaceAll("\u200b", ""));
    }),
  );
});

it("writes JSON that says the same and shows nothing that is obeyed", () => {
  fc.assert(
    fc.property(
      fc.oneof(pieces, fc.string({ unit: fc.constantFrom(..."a\u007f\u009b\u202e\u2028\u2066\ufff9\u061c") })),
      (text) => {
        const json = jsonText({ text });

        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[\u007f-\u009f\u061c\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]|##\[/);
      },
    ),
  );
});
