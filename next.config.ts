import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Anything larger than a cart and an address is not a checkout form.
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  serverExternalPackages: ["graphile-worker", "pino"],
};

export default config;
