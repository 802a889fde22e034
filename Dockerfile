# The program from this clone, as `npm pack` makes it. `campaign init --docker` writes one for a folder of your own.
FROM node:24-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm pack --ignore-scripts --pack-destination /tmp

FROM node:24-slim
COPY --from=build /tmp/awareness-campaign-*.tgz /tmp/
RUN npm install --global --ignore-scripts /tmp/awareness-campaign-*.tgz && npm cache clean --force && rm /tmp/*.tgz \
  && mkdir -p /campaign/campaigns /campaign/assets /campaign/.campaign && chown -R node:node /campaign
USER node
WORKDIR /campaign
# No campaign and no secret is in the image: compose.yaml mounts the files, and the environment has the secrets.
# Whether the publisher is at work: it reads no campaign, so it costs little.
HEALTHCHECK --interval=5m --timeout=1m --start-period=2m CMD ["campaign", "doctor", "--health", "--quiet"]
# The delivery in hand is finished first, so give it time to stop.
STOPSIGNAL SIGTERM
CMD ["campaign", "publish", "--watch", "--format", "json"]
