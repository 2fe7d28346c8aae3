import { can, type Grant, type Permission, unitsFor } from "@cchc/domain/access/permissions";
import type { answerPasskey } from "@cchc/ui/account/passkey-browser";
import type { Outputs } from "./api.ts";
import { api, queryClient } from "./api.ts";

export type Me = NonNullable<Outputs["session"]["me"]>;

export const meOptions = api.session.me.queryOptions(undefined, { staleTime: 5 * 60_000 });

/** Who is signed in, from memory or the server; null for nobody. */
export function loadMe(): Promise<Me | null> {
  return queryClient.ensureQueryData(meOptions);
}

/** The grants as the domain's table reads them. */
export function grantsOf(me: Me): readonly Grant[] {
  return me.grants.map(({ role, unit, areas }) => ({
    role,
    unitId: unit.id,
    ...(areas === null ? {} : { areas }),
  }));
}

export function may(me: Me, permission: Permission): boolean {
  return can(grantsOf(me), permission);
}

/** Whether there is anything in this app for the person. */
export function belongsHere(me: Me): boolean {
  return (["review.read", "period.manage", "unit.manage", "account.manage"] as const).some(
    (permission) => may(me, permission),
  );
}

/** The units from which the person may do this, with their names of today. */
export function ownUnits(me: Me, permission: Permission): readonly { id: string; name: string }[] {
  const names = new Map(me.grants.map(({ unit }) => [unit.id, unit.name]));
  return unitsFor(grantsOf(me), permission).map(({ unitId }) => ({
    id: unitId,
    name: names.get(unitId) ?? unitId,
  }));
}

export type SignInOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        | "credentials"
        | "closed"
        | "code-needed"
        | "code-wrong"
        | "too-many"
        | "unreachable"
        | "other";
      /** The question for a passkey, where the second step may be one. */
      readonly passkey?: PasskeyQuestion | undefined;
    };

/** What the browser hands to whatever holds the passkey. */
export type PasskeyQuestion = Parameters<typeof answerPasskey>[0];

/** The second step as it was answered. */
export interface SecondStep {
  readonly code?: string;
  /** A passkey's answer, as the header carries it. */
  readonly passkey?: string;
}

async function post(
  path: string,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...more },
    credentials: "same-origin",
    body: JSON.stringify(body),
  });
}

/** `step`: the second one, for whoever switched it on. */
export async function signIn(
  username: string,
  password: string,
  { code, passkey }: SecondStep = {},
): Promise<SignInOutcome> {
  let answer: Response;
  try {
    const more = {
      ...(code === undefined ? {} : { "x-second-factor": code }),
      ...(passkey === undefined ? {} : { "x-passkey": passkey }),
    };
    answer = await post("/api/auth/sign-in/username", { username, password }, more);
  } catch {
    // The line is down: nothing was asked of the server.
    return { ok: false, reason: "unreachable" };
  }
  if (answer.ok) {
    queryClient.clear();
    // The password is right, and still nobody is there: the account was closed. Where the answer
    // is lost, the page that opens asks again and says so.
    const me = await loadMe().catch(() => undefined);
    return me === null ? { ok: false, reason: "closed" } : { ok: true };
  }
  if (answer.status === 429) return { ok: false, reason: "too-many" };
  if (answer.status >= 500) return { ok: false, reason: "other" };
  const said = await answer.text().catch(() => "");
  if (said.includes("account-closed")) return { ok: false, reason: "closed" };
  for (const [refused, reason] of secondSteps) {
    if (said.includes(refused)) return { ok: false, reason, passkey: questionIn(said) };
  }
  return { ok: false, reason: "credentials" };
}

const secondSteps = [
  ["second-factor-needed", "code-needed"],
  ["second-factor-wrong", "code-wrong"],
] as const;

function questionIn(body: string): PasskeyQuestion | undefined {
  const parse: (text: string) => { readonly passkey?: PasskeyQuestion } = JSON.parse;
  return parse(body).passkey;
}

/** Ends the session; false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  try {
    const answer = await post("/api/auth/sign-out", {});
    if (!answer.ok) return false;
  } catch {
    return false;
  }
  queryClient.clear();
  return true;
}

export type PasswordOutcome =
  | "changed"
  | "current"
  | "guessed"
  | "refused"
  | "signed-out"
  | "too-many"
  | "unreachable"
  | "other";

/** Changes the password of whoever is signed in; `current`: the one given as theirs is wrong. */
export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<PasswordOutcome> {
  let answer: Response;
  try {
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    answer = await post("/api/auth/change-password", body);
  } catch {
    // The line is down: nothing was asked of the server.
    return "unreachable";
  }
  if (answer.ok) return "changed";
  if (answer.status === 401) return "signed-out";
  if (answer.status === 429) return "too-many";
  if (answer.status >= 500) return "other";
  const said = await answer.text().catch(() => "");
  if (said.includes("password-guessed")) return "guessed";
  return said.includes("INVALID_PASSWORD") ? "current" : "refused";
}
