import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { username } from "better-auth/plugins";
import { errorSentence } from "@cchc/domain/text/messages";

export interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly secret: string;
  /** The public address, when a proxy stands in front. */
  readonly origin: string | undefined;
  readonly clientIpHeader: string | undefined;
}

/** Shortest password: NIST SP 800-63B-4 asks for 15 where it is the only factor, 8 at the least. */
export const passwordLength = { min: 10, max: 128 } as const;

/** How long a session lasts, and after how long a visit makes it last anew. */
export const sessionSeconds = { lifetime: 14 * 24 * 60 * 60, renewedAfter: 24 * 60 * 60 } as const;

/** Names people sign in with: lower-case letters, digits, dot, hyphen, underscore. */
export const usernamePattern: RegExp = /^[a-z0-9][a-z0-9._-]{2,39}$/;

/**
 * Sessions, password hashes (scrypt) and sign-in limits. Nobody signs up: an administrator makes
 * accounts. The library's tables are ours by name, made by the migrations.
 */
export function createAuth({ db, secret, origin, clientIpHeader }: AuthOptions) {
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
          before: async ({ userId }) => {
            if (await isOpen(db, userId)) return;
            const message = errorSentence("account-closed", {});
            throw new APIError("FORBIDDEN", { code: "account-closed", message });
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
      customRules: { "/sign-in/username": { window: 60, max: 30 } },
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
      cookiePrefix: "cchc",
      useSecureCookies: origin?.startsWith("https://") ?? false,
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
