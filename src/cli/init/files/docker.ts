/** A container that publishes, with PostgreSQL beside it. */
import { installing, untilPublished } from "./package.ts";
import type { WorkspaceFacts } from "./workspace-facts.ts";

function dockerfile(facts: WorkspaceFacts): string {
  return `${untilPublished(facts, "beside this one")}FROM node:24-slim
COPY .dockerignore awareness-campaign-*.tgz /tmp/program/
RUN ${installing(facts, "/tmp/program")} && npm cache clean --force \\
  && rm -r /tmp/program && mkdir -p /campaign/campaigns /campaign/assets /campaign/.campaign && chown -R node:node /campaign
USER node
WORKDIR /campaign
# No campaign and no secret is in the image: compose.yaml mounts the files, and the environment has the secrets.
# Whether the publisher is at work: it reads no campaign, so it costs little.
HEALTHCHECK --interval=5m --timeout=1m --start-period=2m CMD ["campaign", "doctor", "--health", "--quiet"]
# The delivery in hand is finished first, so give it time to stop.
STOPSIGNAL SIGTERM
CMD ["campaign", "publish", "--watch", "--format", "json"]
`;
}

function compose({ workspace }: WorkspaceFacts): string {
  return `# docker compose up --detach --build
# .env holds the secrets of the accounts, and CAMPAIGN_DATABASE_PASSWORD: letters and digits, made up once.
name: ${workspace}

services:
  publisher:
    build: .
    restart: unless-stopped
    stop_grace_period: 5m
    env_file: .env
    environment:
      CAMPAIGN_LEDGER: postgres://campaign:\${CAMPAIGN_DATABASE_PASSWORD:?write it into .env}@database/campaign
    volumes:
      - ./campaigns:/campaign/campaigns:ro
      - ./assets:/campaign/assets:ro
      # How far the database had come, as this machine saw it: it tells when an older one was put back.
      - state:/campaign/.campaign
    security_opt: ["no-new-privileges:true"]
    depends_on:
      database: { condition: service_healthy }
  database:
    image: postgres:18
    restart: unless-stopped
    environment:
      POSTGRES_USER: campaign
      POSTGRES_DB: campaign
      POSTGRES_PASSWORD: \${CAMPAIGN_DATABASE_PASSWORD:?write it into .env}
    volumes:
      - database:/var/lib/postgresql
    healthcheck:
      test: ["CMD", "pg_isready", "--username", "campaign"]
      interval: 10s

volumes:
  state:
  database:
`;
}

/** Everything stays out of the image but what the Dockerfile takes: the program, where it lies there as a file. */
const dockerignore = "*\n!.dockerignore\n!awareness-campaign-*.tgz\n";

export function dockerFiles(facts: WorkspaceFacts): ReadonlyMap<string, string> {
  return new Map([
    ["Dockerfile", dockerfile(facts)],
    ["compose.yaml", compose(facts)],
    [".dockerignore", dockerignore],
  ]);
}
