import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { nextCookies } from "better-auth/next-js";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";

/** A staff session ends this long after sign-in, however busy it is. */
export const SESSION_LIFETIME_SECONDS = 12 * 60 * 60;

/** Shorter passwords are refused when an account is made. */
export const MINIMUM_PASSWORD_LENGTH = 12;
export const MAXIMUM_PASSWORD_LENGTH = 128;

/** The header that carries the address of the person signing in to the library. Never read from a request. */
export const CLIENT_IP_HEADER = "x-till-client-ip";

/** The code of the error with which the library refuses a disabled account that gave the right password. */
export const ACCOUNT_DISABLED = "ACCOUNT_DISABLED";

async function refuseDisabled(userId: string): Promise<void> {
  const enabled = await prisma().user.count({ where: { id: userId, disabledAt: null } });
  if (enabled === 0) {
    throw new APIError("UNAUTHORIZED", { code: ACCOUNT_DISABLED, message: "The account is disabled" });
  }
}

function createStaffAuth() {
  const { appUrl, authSecret } = env();
  const secure = appUrl.protocol === "https:";
  return betterAuth({
    appName: "Till",
    baseURL: appUrl.origin,
    secret: authSecret,
    database: prismaAdapter(prisma(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MINIMUM_PASSWORD_LENGTH,
      maxPasswordLength: MAXIMUM_PASSWORD_LENGTH,
    },
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false, defaultValue: "viewer" },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    // After the password was looked at, so that a disabled account answers no sooner than any other.
    databaseHooks: { session: { create: { before: ({ userId }) => refuseDisabled(userId) } } },
    // The idle limit is ours (staff-session.ts): the library's would need a new cookie from every page,
    // and a page cannot set one.
    session: { expiresIn: SESSION_LIFETIME_SECONDS, disableSessionRefresh: true },
    // The library's HTTP endpoints are mounted nowhere, and it limits only those: lib/limits does it.
    rateLimit: { enabled: false },
    advanced: {
      // The library's own prefix would be __Secure-; __Host- also pins path and host.
      useSecureCookies: false,
      cookies: { session_token: { name: secure ? "__Host-till_staff" : "till_staff" } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: "strict", path: "/" },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      // Wrong passwords are expected and told by sign-in.ts, without the e-mail.
      level: "error",
      log: (level, message) => log[level]({ source: "better-auth" }, message),
    },
    plugins: [nextCookies()],
  });
}

type StaffAuth = ReturnType<typeof createStaffAuth>;
let cached: StaffAuth | undefined;

/** The sign-in library on our database. Made at the first use, so that importing it needs no settings. */
export function staffAuth(): StaffAuth {
  cached ??= createStaffAuth();
  return cached;
}
