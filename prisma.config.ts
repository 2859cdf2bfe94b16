import { defineConfig } from "prisma/config";

// `prisma generate` wants to download a schema engine that it never runs. Naming an executable that
// exists lets it work without a network; migrations go through scripts/postgres/migrate.ts instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ||= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
