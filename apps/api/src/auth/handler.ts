import { getIP } from "@better-auth/core/utils/ip";
import { z } from "zod";
import { errorSentence } from "@cchc/domain/text/messages";
import { appendAudit } from "../audit/audit.ts";
import type { Services } from "../services.ts";
import type { ActorReader } from "./actor.ts";
import { countSignIn, forgetSignIns } from "./sign-in-limit.ts";

/** What of the sign-in library is reached from outside, and how the history calls it. */
const actions: ReadonlyMap<string, string> = new Map([
  ["/api/auth/sign-in/username", "account.sign_in"],
  ["/api/auth/sign-out", "account.sign_out"],
  ["/api/auth/change-password", "account.own_password"],
]);

/** Where the library's open paths are mounted. */
export const authPaths: readonly string[] = [...actions.keys()];

const signInBody = z.object({ username: z.string() });
const signedInBody = z.object({ user: z.object({ id: z.string() }) });

/** Hands a request to the sign-in library, with a limit on tries and a line in the history. */
export type AuthHandler = (request: Request, requestId: string) => Promise<Response>;

/**
 * Every sign-in, sign-out and change of one's own password that worked is kept in the system's
 * chain, without passwords, tokens or addresses. `request` carries the client's address in the
 * header that the library was told of.
 */
export function createAuthHandler(services: Services, readActor: ActorReader): AuthHandler {
  const { auth, db, now } = services;
  return async (request, requestId) => {
    const action = actions.get(new URL(request.url).pathname);
    const signingIn = action === "account.sign_in";
    const person = signingIn ? await readTry(services, request) : undefined;
    if (person !== undefined) {
      const waitSeconds = await countSignIn(db, { ...person, at: now() });
      if (waitSeconds > 0) return tooMany(waitSeconds);
    }
    // Asked before: afterwards the session may be over.
    const actor = signingIn ? null : await readActor(request.headers);
    const response = await auth.handler(request);
    if (!response.ok || action === undefined) return response;
    if (person !== undefined) await forgetSignIns(db, person);
    const userId = actor?.userId ?? (await readUser(response));
    if (userId !== undefined) {
      const stamp = { unitId: "", userId, operationId: requestId, at: now() };
      const entry = { action, subject: `account/${userId}`, before: null, after: null };
      await db.transaction().execute((tx) => appendAudit(tx, stamp, [entry]));
    }
    return response;
  };
}

/** Who tries to sign in from where; undefined where the library will refuse the request anyway. */
async function readTry({ auth }: Pick<Services, "auth">, request: Request) {
  const body = signInBody.safeParse(await readJson(request.clone()));
  if (!body.success) return undefined;
  const address = getIP(request, auth.options) ?? "";
  return { username: body.data.username.trim().toLowerCase(), address };
}

async function readUser(response: Response): Promise<string | undefined> {
  const body = signedInBody.safeParse(await readJson(response.clone()));
  return body.success ? body.data.user.id : undefined;
}

async function readJson(message: Request | Response): Promise<unknown> {
  const text = await message.text();
  try {
    const parse: (text: string) => unknown = JSON.parse;
    return parse(text);
  } catch {
    // Not JSON: whoever asked finds nothing in it, and the library answers the request itself.
    return undefined;
  }
}

/** As the library answers, so that a browser reads one shape. */
function tooMany(waitSeconds: number): Response {
  return Response.json(
    { code: "too-many-requests", message: errorSentence("too-many-requests", { waitSeconds }) },
    { status: 429, headers: { "x-retry-after": String(waitSeconds) } },
  );
}
