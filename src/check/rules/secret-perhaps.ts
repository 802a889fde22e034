import type { Rule } from "../rule.ts";
import { reportSecrets } from "../secrets.ts";

export const secretPerhaps: Rule = {
  code: "secret-perhaps",
  severity: "error",
  summary: "A campaign file or accounts.yaml holds what looks like a password or token, though it may be none.",
  canBeTurnedOff: true,
  check: (context, report) => reportSecrets(context, { certain: false }, report),
};
