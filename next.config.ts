import type { NextConfig } from "next";

// Pages and routes get their headers from proxy.ts, each with a nonce of its own. This is for the files
// that it does not see: build output, and what stands in public/.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Anything larger than a cart and an address is not a checkout form.
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  serverExternalPackages: ["graphile-worker", "pino"],
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
    {
      source: "/:path*.svg",
      headers: [{ key: "Cache-Control", value: "public, max-age=3600, stale-while-revalidate=86400" }],
    },
  ],
};

export default config;
