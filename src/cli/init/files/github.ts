/** Workflows for GitHub: each pull request shown, and posting by a schedule. */
import { installing, untilPublished } from "./package.ts";
import type { WorkspaceFacts } from "./workspace-facts.ts";

const checkout = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2";
const setUpNode = "actions/setup-node@39370e3970a6d050c480ffad4ff0ed4d3fdee5af # v4.1.0";
const upload = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";

/** Outside of the checkout, whose files could name another place to fetch packages from. */
function installSteps(facts: WorkspaceFacts): string {
  return `      - uses: ${setUpNode}
        with: { node-version: 24 }
      - run: ${installing(facts, "$GITHUB_WORKSPACE/.github")}
        working-directory: \${{ runner.temp }}`;
}

function preview(facts: WorkspaceFacts): string {
  return `# Shows each pull request that changes campaigns: problems beside their lines, what is new, a page to look through.
# It needs no secret. Give it none.
${untilPublished(facts, "into .github/")}name: preview

on: pull_request

permissions:
  contents: read

jobs:
  preview:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${checkout}
        with: { fetch-depth: 0, persist-credentials: false }
${installSteps(facts)}
      - run: campaign validate --format github
      - if: always()
        run: campaign preview --html preview.html
      - if: always()
        run: |
          campaign preview --markdown comment.md --base "origin/$BASE"
          cat comment.md >> "$GITHUB_STEP_SUMMARY"
        env:
          BASE: \${{ github.base_ref }}
      - if: always()
        uses: ${upload}
        with:
          name: campaign-preview
          path: |
            preview.html
            comment.md
          if-no-files-found: ignore
`;
}

function publish(facts: WorkspaceFacts): string {
  const names = ["CAMPAIGN_LEDGER", ...facts.secrets, "CAMPAIGN_WEBHOOK_URL", "CAMPAIGN_HEARTBEAT_URL"];
  const more = facts.secrets.length === 0 ? ["          # and the names that `campaign accounts list` shows\n"] : [];
  return `# Posts what is due. Each run is a new machine, so the record of what was sent must be a PostgreSQL database: put its
# address into the secret CAMPAIGN_LEDGER. GitHub starts scheduled runs late when it is busy, by a quarter of an hour or
# more, and now and then not at all: give posts a \`late\` of two hours or more, and set the heartbeat.
# Where a post must go out on the minute, use a machine instead.
${untilPublished(facts, "into .github/")}# A run ends red with 1 (problems in the files), 3 (a post needs a person) or 4 (it could not do its work).
name: publish

on:
  schedule:
    - cron: "*/5 * * * *"
  workflow_dispatch:

permissions:
  contents: read

concurrency: campaign-publish

jobs:
  publish:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
      - uses: ${checkout}
        with: { persist-credentials: false }
${installSteps(facts)}
      - run: campaign publish
        env:
${names.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join("")}${more.join("")}`;
}

const codeOwners = `# Who must agree before these change: they decide who posts, what was approved, and what is stopped.
# It counts only with a rule for the branch main: Settings, Rules, "Require a pull request before merging" with
# "Require review from Code Owners". Write your own team here.
/.github/                  @your-organisation/managers
/campaigns/accounts.yaml   @your-organisation/managers
/campaigns/approvals/      @your-organisation/managers
/campaigns/periods.yaml    @your-organisation/managers
/campaigns/consents.yaml   @your-organisation/managers
/campaigns/words.yaml      @your-organisation/managers
/campaigns/pause.yaml      @your-organisation/managers
`;

export function githubFiles(facts: WorkspaceFacts): ReadonlyMap<string, string> {
  return new Map([
    [".github/workflows/preview.yml", preview(facts)],
    [".github/workflows/publish.yml", publish(facts)],
    [".github/CODEOWNERS", codeOwners],
  ]);
}
