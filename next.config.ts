import type { NextConfig } from "next";

// Pages and routes named *.bench are the yardsticks of `npm run bench`: no other build has them.
const pageExtensions = ["ts", "tsx", ...(process.env.TILL_BENCH ? ["bench.ts", "bench.tsx"] : [])];

// Pages and routes get their headers from proxy.ts, each with a nonce of its own. This is for the files
// that it does not see: build output, and what stands in public/.
const config: NextConfig = {
  pageExtensions,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run build` checks types; the builds of demo, tests and bench leave that to `npm test`, which has done so.
  typescript: { ignoreBuildErrors: Boolean(process.env.TILL_TYPES_CHECKED) },
  experimental: {
    // Anything larger than a cart and an address is not a checkout form.
    serverActions: { bodySizeLimit: "64kb" },
    // `forbidden()`, so that staff without a permission get a 403 and a page that says so.
    authInterrupts: true,
  },
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
