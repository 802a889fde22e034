/** The files that every workspace begins with. */
import { sampleAccounts } from "../../../campaign/file/scaffold.ts";
import { jsonSchemas } from "../../../campaign/written/json-schema.ts";
import type { WorkspaceFacts } from "./workspace-facts.ts";

/** What belongs to one machine alone: its secrets, its record, its rehearsals, its log. */
export const ignored = [".env", ".campaign/", "outbox/", "campaign.log"];

const gitignore = `# What belongs to one machine: secrets, the record of what was sent, rehearsals, the log.
${ignored.join("\n")}
`;

const attributes = `# Bytes that people agree to: git keeps them as they are, on every machine.
assets/** -text
campaigns/approvals/** -text
`;

function exampleOfSecrets({ secrets }: WorkspaceFacts): string {
  const lines =
    secrets.length === 0 ? ["# CAMPAIGN_NORTHDALE_BLUESKY_APP_PASSWORD="] : secrets.map((name) => `${name}=`);
  return `# Copy this file to .env, fill it in, and let nobody else read it (chmod 600 .env). Never commit .env.
# \`campaign accounts list\` says which names your accounts need.
${lines.join("\n")}

# Who is told when something goes wrong, and what notices that nothing runs at all.
# CAMPAIGN_WEBHOOK_URL=
# CAMPAIGN_SMTP_URL=
# CAMPAIGN_MAIL_TO=
# CAMPAIGN_HEARTBEAT_URL=

# Where the record is in PostgreSQL: its address. Or, with compose.yaml, which has a database of its own, a password made up
# once of letters and digits.
# CAMPAIGN_LEDGER=
# CAMPAIGN_DATABASE_PASSWORD=
`;
}

const readme = `# Our awareness-day campaigns

In this folder we write what we post on awareness days, agree it, and have it posted: each message once, on time.

- \`campaigns/\` holds one file for each campaign: the words, the pictures, the times. Any text editor opens them.
- \`campaigns/accounts.yaml\` says which accounts post.
- \`assets/\` holds the pictures.
- \`outbox/\`, where there is one, is a rehearsal. Nothing in it was sent.

To write a campaign, open its file, change the words between \`text: |\` and the next post, and save it. Then:

\`\`\`
campaign validate     what is wrong, and what to write instead
campaign plan         what goes out where and when
campaign rehearse     everything into outbox/, to look at; nothing is sent
\`\`\`

To begin a new one: \`campaign new\`. To stop everything at once: \`campaign pause --all --reason "why"\`.
To see what has gone out: \`campaign status\`. To see what would keep a post from going out: \`campaign doctor\`.

Passwords never go into these files. They stand in \`.env\` on the machine that posts; \`.env.example\` lists their names.
`;

/** By path from the workspace's root. */
export function baseFiles(facts: WorkspaceFacts): ReadonlyMap<string, string> {
  return new Map([
    ["campaigns/accounts.yaml", sampleAccounts(facts.workspace)],
    ...[...jsonSchemas()].map(([name, text]) => [`schema/${name}`, text] as const),
    ["assets/.gitkeep", ""],
    [".gitignore", gitignore],
    [".gitattributes", attributes],
    [".env.example", exampleOfSecrets(facts)],
    ["README.md", readme],
  ]);
}
