import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { username } from "better-auth/plugins";
import { errorSentence } from "@cchc/domain/text/messages";
import { wrongCodes } from "./factor-tries.ts";
import { passkeyPlace } from "./passkey-place.ts";
import { tryFactor } from "./try-factor.ts";

export interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly secret: string;
  /** The public address, when a proxy stands in front. */
  readonly origin: string | undefined;
  readonly clientIpHeader: string | undefined;
  /** The clock of the second factor's codes. */
  readonly now?: () => Date;
}

/** Header of a sign-in with the code of the second factor. */
export const codeHeader = "x-second-factor";

/** Header of a sign-in with a passkey's answer: JSON in base64url. */
export const passkeyHeader = "x-passkey";

/** Header that our own handler sets where the device is known to be the person's. */
export const knownDeviceHeader = "x-cchc-known-device";

const signInPath = "/sign-in/username";

/** Shortest password: NIST SP 800-63B-4 asks for 15 where it is the only factor, 8 at the least. */
export const passwordLength = { min: 10, max: 128 } as const;

/**
 * How long a session lasts without a visit, after how long a visit makes it last anew, and how long it
 * lasts at the longest: then the password is asked for again, as NIST SP 800-63B-4 does after 30 days.
 */
export const sessionSeconds = {
  lifetime: 14 * 24 * 60 * 60,
  renewedAfter: 24 * 60 * 60,
  longest: 30 * 24 * 60 * 60,
} as const;

/** Names people sign in with: lower-case letters, digits, dot, hyphen, underscore. */
export const usernamePattern: RegExp = /^[a-z0-9][a-z0-9._-]{2,39}$/;

/**
 * Sessions, password hashes (scrypt) and sign-in limits. Nobody signs up: an administrator makes
 * accounts. The library's tables are ours by name, made by the migrations.
 */
export function createAuth(options: AuthOptions) {
  const { db, secret, origin, clientIpHeader, now = () => new Date() } = options;
  const place = passkeyPlace(origin);
  const https = origin?.startsWith("https://") ?? false;
  return betterAuth({
    appName: "Sổ CCHC",
    basePath: "/api/auth",
    ...(origin === undefined ? {} : { baseURL: origin }),
    secret,
    database: { db, type: "postgres" },
    logger: { level: "error" },
    telemetry: { enabled: false },
    user: {
      modelName: "auth_user",
      additionalFields: { disabledAt: { type: "date", required: false, input: false } },
    },
    session: {
      modelName: "auth_session",
      expiresIn: sessionSeconds.lifetime,
      updateAge: sessionSeconds.renewedAfter,
    },
    databaseHooks: {
      session: {
        create: {
          // Reached with the right password only: nobody learns from it which names exist.
          before: async ({ userId }, context) => {
            if (!(await isOpen(db, userId))) {
              const message = errorSentence("account-closed", {});
              throw new APIError("FORBIDDEN", { code: "account-closed", message });
            }
            // A new session for a new password follows from one that passed already.
            if (context?.path !== signInPath) return;
            const code = context.headers?.get(codeHeader) ?? undefined;
            const passkey = context.headers?.get(passkeyHeader) ?? undefined;
            const tried = { userId, code, passkey, at: now(), secret, place };
            const { answer, ...ways } = await tryFactor(db, tried);
            if (answer === "wait") {
              const waitSeconds = wrongCodes.minutes * 60;
              const message = errorSentence("too-many-requests", { waitSeconds });
              const headers = { "x-retry-after": String(waitSeconds) };
              throw new APIError(
                "TOO_MANY_REQUESTS",
                { code: "too-many-requests", message },
                headers,
              );
            }
            if (answer === "passed") return;
            const refused = `second-factor-${answer}` as const;
            const message = errorSentence(refused, {});
            throw new APIError("UNAUTHORIZED", { code: refused, message, ...ways });
          },
        },
      },
    },
    account: { modelName: "auth_account" },
    verification: { modelName: "auth_verification" },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "auth_rate_limit",
      window: 60,
      max: 300,
      // An office shares one address: enough for everybody at eight, too few to guess with.
      customRules: {
        [signInPath]: (request) =>
          // What such a device may try is counted by its name: see sign-in-limit.ts.
          request.headers.has(knownDeviceHeader) ? false : { window: 60, max: 30 },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    disabledPaths: ["/is-username-available", "/sign-in/email", "/change-email", "/update-user"],
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => usernamePattern.test(name),
      }),
    ],
    advanced: {
      // `__Host-`: of this host alone and over HTTPS alone. The library knows `__Secure-` only.
      cookiePrefix: https ? "__Host-cchc" : "cchc",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https },
      ipAddress: { ipAddressHeaders: [clientIpHeader ?? "x-cchc-client"] },
    },
  });
}

async function isOpen(db: Kysely<Database>, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("auth_user")
    .select("disabledAt")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row !== undefined && row.disabledAt === null;
}

export type Auth = ReturnType<typeof createAuth>;
