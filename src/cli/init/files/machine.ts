/** For one machine that is always on: a line for cron, or a timer of systemd. */
import type { WorkspaceFacts } from "./workspace-facts.ts";

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** In a line of a crontab a bare % ends the command. */
function cronWord(text: string): string {
  return shellWord(text).replaceAll("%", "\\%");
}

/** systemd takes a space for the end of a word, and % and $ for signs of its own. */
function unitWord(text: string): string {
  const plain = text.replaceAll("%", "%%").replaceAll("$", "$$$$");
  return /^[\w./%$-]+$/.test(plain) ? plain : `"${plain.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function crontab({ root, command }: WorkspaceFacts): string {
  const words = [...command, "publish", "--quiet"].map(cronWord).join(" ");
  return `# Put these lines into the crontab of the user whose folder this is: crontab -e
# It must be that user: the file .env is read only where git answers for the folder.
#
# Write the address of somebody who can act; cron mails what a run says, if this machine can send mail. A run with nothing
# to say says nothing. Set CAMPAIGN_HEARTBEAT_URL in .env too: mail does not tell that the machine is off.
MAILTO=somebody@example.org
* * * * * cd ${cronWord(root)} && ${words} 2>&1 | tee -a campaign.log
`;
}

function service({ root, command }: WorkspaceFacts): string {
  return `# /etc/systemd/system/campaign.service, started each minute by campaign.timer
[Unit]
Description=Publish awareness-day campaigns: what is due, once
After=network-online.target time-sync.target
Wants=network-online.target

[Service]
Type=oneshot
# The user whose folder this is.
User=campaign
WorkingDirectory=${root.replaceAll("%", "%%")}
ExecStart=${[...command, "publish", "--quiet"].map(unitWord).join(" ")}
# 1, 3 and 4 are failures that a person should see (\`systemctl --failed\`): problems in the files, a post that needs
# somebody, work that could not be done. The timer starts the next run all the same. A stop is none.
SuccessExitStatus=130 143
# The delivery in hand is finished first.
TimeoutStopSec=300
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full
`;
}

const timer = `# /etc/systemd/system/campaign.timer
# sudo cp deploy/campaign.service deploy/campaign.timer /etc/systemd/system/
# sudo systemctl daemon-reload && sudo systemctl enable --now campaign.timer
[Unit]
Description=Look every minute for posts that are due

[Timer]
OnCalendar=*-*-* *:*:00
AccuracySec=1s
# A machine that was off has nothing to catch up on: the next run finds what is due.
Persistent=false
Unit=campaign.service

[Install]
WantedBy=timers.target
`;

export function cronFiles(facts: WorkspaceFacts): ReadonlyMap<string, string> {
  return new Map([["deploy/crontab", crontab(facts)]]);
}

export function systemdFiles(facts: WorkspaceFacts): ReadonlyMap<string, string> {
  return new Map([
    ["deploy/campaign.service", service(facts)],
    ["deploy/campaign.timer", timer],
  ]);
}
