import { getIP } from "@better-auth/core/utils/ip";
import { z } from "zod";
import { errorSentence } from "@cchc/domain/text/messages";
import { appendAudit } from "../audit/audit.ts";
import type { AuditAction } from "../audit/words.ts";
import type { Services } from "../services.ts";
import type { Actor, ActorReader } from "./actor.ts";
import { guessedSentence, isGuessed } from "./common-passwords.ts";
import { knownDevice, markDevice, withDeviceCookie } from "./device.ts";
import { nameMark } from "./name-mark.ts";
import { sweepSessions } from "../session/sessions.ts";
import { countSignIn, forgetSignIns } from "./sign-in-limit.ts";

/** What of the sign-in library is reached from outside, and how the history calls it. */
const actions: ReadonlyMap<string, AuditAction> = new Map([
  ["/api/auth/sign-in/username", "account.sign_in"],
  ["/api/auth/sign-out", "account.sign_out"],
  ["/api/auth/change-password", "account.own_password"],
]);

/** Where the library's open paths are mounted. */
export const authPaths: readonly string[] = [...actions.keys()];

const signInBody = z.object({ username: z.string() });
const signedInBody = z.object({ user: z.object({ id: z.string() }) });
const refusedBody = z.object({ code: z.string().regex(/^[A-Za-z_-]{1,60}$/u) });
const passwordBody = z.object({ currentPassword: z.string(), newPassword: z.string() });

interface Refused {
  readonly response: Response;
  readonly requestId: string;
}

/** Who tries to sign in, and from where. */
interface Try {
  readonly username: string;
  readonly place: string;
  readonly known: boolean;
}

/** Hands a request to the sign-in library, with a limit on tries and a line in the history. */
export type AuthHandler = (request: Request, requestId: string) => Promise<Response>;

/**
 * Every sign-in, sign-out and change of one's own password that worked is kept in the system's
 * chain, without passwords, tokens or addresses; what did not work is a line of the log, with a mark of
 * the name. `request` carries the client's address in the header that the library was told of.
 */
export function createAuthHandler(services: Services, readActor: ActorReader): AuthHandler {
  const { auth, db } = services;
  const note = async (action: AuditAction, userId: string, requestId: string): Promise<void> => {
    const stamp = { unitId: "", userId, operationId: requestId, at: services.now() };
    const entry = { action, subject: `account/${userId}`, before: null, after: null };
    await db.transaction().execute((tx) => appendAudit(tx, stamp, [entry]));
  };

  const tell = async (action: AuditAction, username: string, refused: Refused): Promise<void> => {
    const { response, requestId } = refused;
    const body = refusedBody.safeParse(await readJson(response.clone()));
    const code = body.success ? { code: body.data.code } : {};
    const who = nameMark(auth.options.secret, username);
    const { status } = response;
    services.log({ level: "info", event: `${action} refused`, requestId, status, ...code, who });
  };

  const signIn = async (request: Request, requestId: string): Promise<Response> => {
    const person = await readTry(services, request);
    if (person === undefined) return auth.handler(request);
    const response = await trySignIn(request, person, requestId);
    if (!response.ok) await tell("account.sign_in", person.username, { response, requestId });
    return response;
  };

  const trySignIn = async (request: Request, person: Try, requestId: string): Promise<Response> => {
    const waitSeconds = await countSignIn(db, { ...person, at: services.now() });
    if (waitSeconds > 0) return tooMany(waitSeconds);
    const before = await auth.api.getSession({ headers: request.headers });
    const response = await auth.handler(markDevice(request, person.known));
    if (!response.ok) return response;
    await forgetSignIns(db, person);
    // The browser forgets the cookie it had: the session behind it would live on for nobody.
    if (before !== null) {
      await db.deleteFrom("auth_session").where("id", "=", before.session.id).execute();
    }
    const userId = await readUser(response);
    await sweepSessions(db, services.now());
    if (userId !== undefined) await note("account.sign_in", userId, requestId);
    return person.known ? response : withDeviceCookie(auth, person.username, response);
  };

  /** Every other session ends with the old password, and this one gets a new token. */
  const changePassword = async (request: Request, actor: Actor | null): Promise<Response> => {
    const body = passwordBody.safeParse(await readJson(request.clone()));
    // The library goes by its own term of a session; what is over here changes nothing.
    if (actor === null) {
      const code = "not-signed-in";
      return Response.json({ code, message: errorSentence(code, {}) }, { status: 401 });
    }
    if (!body.success) return auth.handler(request);
    if (isGuessed(body.data.newPassword, [actor.name, actor.username])) {
      const message = errorSentence("bad-input", { reason: guessedSentence });
      return Response.json({ code: "password-guessed", message }, { status: 400 });
    }
    const sent = JSON.stringify({ ...body.data, revokeOtherSessions: true });
    const headers = new Headers(request.headers);
    headers.delete("content-length");
    return auth.handler(new Request(request.url, { method: "POST", headers, body: sent }));
  };

  return async (request, requestId) => {
    // Asked first: the library would call a database that is away a fault of its own.
    await db.selectFrom("revision").select("n").limit(1).execute();
    const action = actions.get(new URL(request.url).pathname);
    if (action === "account.sign_in") return withRetryAfter(await signIn(request, requestId));
    // Asked before: afterwards the session may be over.
    const actor = await readActor(request.headers);
    const response =
      action === "account.own_password"
        ? await changePassword(request, actor)
        : await auth.handler(request);
    if (action !== undefined && actor !== null) {
      if (response.ok) await note(action, actor.userId, requestId);
      else await tell(action, actor.username, { response, requestId });
    }
    return withRetryAfter(response);
  };
}

/** Who tries to sign in from where; undefined where the library will refuse the request anyway. */
async function readTry(
  { auth }: Pick<Services, "auth">,
  request: Request,
): Promise<Try | undefined> {
  const body = signInBody.safeParse(await readJson(request.clone()));
  if (!body.success) return undefined;
  const username = body.data.username.trim().toLowerCase();
  const device = knownDevice(auth, username, request);
  const place = device === undefined ? (getIP(request, auth.options) ?? "") : `device ${device}`;
  return { username, place, known: device !== undefined };
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

/** The library names the wait in a header of its own; programs look for the usual one. */
function withRetryAfter(response: Response): Response {
  const wait = response.headers.get("x-retry-after");
  if (wait === null || response.headers.has("retry-after")) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", wait);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** As the library answers, so that a browser reads one shape. */
function tooMany(waitSeconds: number): Response {
  return Response.json(
    { code: "too-many-requests", message: errorSentence("too-many-requests", { waitSeconds }) },
    { status: 429, headers: { "x-retry-after": String(waitSeconds) } },
  );
}
