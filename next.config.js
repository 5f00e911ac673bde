/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Native modules and drivers are required at run time, not bundled.
  serverExternalPackages: ["@node-rs/argon2", "pdfkit", "postgres", "pino", "next-auth"],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "x-content-type-options", value: "nosniff" },
          { key: "x-frame-options", value: "DENY" },
          { key: "referrer-policy", value: "same-origin" },
          { key: "cross-origin-opener-policy", value: "same-origin" },
          { key: "cross-origin-resource-policy", value: "same-origin" },
          { key: "permissions-policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
        ],
      },
    ];
  },
};
