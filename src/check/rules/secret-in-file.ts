import type { Rule } from "../rule.ts";
import { secretsIn } from "../text/secrets.ts";

export const secretInFile: Rule = {
  code: "secret-in-file",
  severity: "error",
  summary: "A campaign file or accounts.yaml holds what looks like a password or token.",
  canBeTurnedOff: false,
  check({ campaign, workspace }, report) {
    for (const { file, text } of [campaign.source, workspace.source]) {
      for (const { kind, line, column, length } of secretsIn(text)) {
        report({
          message: `This looks like ${kind}.`,
          help: "Take it out, revoke it where it was made, since it stays in the history of the file, and keep the new one in the environment (CAMPAIGN_<ACCOUNT>_...).",
          place: { file, line, column, length },
          confidential: true,
        });
      }
    }
  },
};
