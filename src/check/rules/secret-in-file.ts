import type { Rule } from "../rule.ts";
import { reportSecrets } from "../secrets.ts";

export const secretInFile: Rule = {
  code: "secret-in-file",
  severity: "error",
  summary: "A campaign file or accounts.yaml holds a password or token, such as one with its vendor's prefix.",
  canBeTurnedOff: false,
  check: (context, report) => reportSecrets(context, { certain: true }, report),
};
