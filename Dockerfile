# Steward as `steward bot`, `steward worker`, `steward migrate`…: docker-compose.yml runs all of them from this image.
# Debian, not Alpine: Temporal's native core needs glibc.
FROM node:20.20-bookworm-slim AS build
WORKDIR /steward
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
# The embedded engines and the chat workspace to try things in have no place in production.
RUN npm run build && rm -rf dist/engines dist/sandbox dist/.tsbuildinfo

FROM node:20.20-bookworm-slim AS dependencies
WORKDIR /steward
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:20.20-bookworm-slim
# Temporal's core reads the system's certificates when the server speaks TLS.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /steward
COPY package.json LICENSE ./
COPY --from=dependencies /steward/node_modules node_modules
COPY bin bin
COPY --from=build /steward/dist dist
# The user `node`; by number, so that an orchestrator can see that it is not root.
USER 1000:1000
EXPOSE 3000
ENTRYPOINT ["node", "bin/steward.mjs"]
CMD ["bot"]
