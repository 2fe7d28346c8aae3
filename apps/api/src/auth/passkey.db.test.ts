import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { createAuthenticator } from "../testing/authenticator.ts";
import { type Answer, type Client, createWorld, password, type World } from "../testing/world.ts";
import { wrongCodes } from "./factor-tries.ts";
import { challengeLife } from "./passkey-challenge.ts";
import { mostPasskeys } from "./passkey.ts";
import { recoveryCodes } from "./recovery-code.ts";
import { keyOf } from "./second-factor.ts";
import { codeAt, stepOf } from "./totp.ts";

const origin = "http://localhost";

interface Question {
  readonly challenge: string;
}

type Authenticator = ReturnType<typeof createAuthenticator>;

describe("passkeys", () => {
  let world: World;
  let userId: string;
  let own: Client;
  let phone: Authenticator;

  beforeEach(async () => {
    world = await createWorld({}, origin);
    userId = await world.account("tham-dinh", [{ role: "reviewer", unitId: "city" }]);
    own = await world.signIn("tham-dinh");
    phone = createAuthenticator(origin);
  });
  afterEach(() => world.close());

  function later(milliseconds: number): void {
    world.setClock(new Date(world.services.now().getTime() + milliseconds).toISOString());
  }

  async function begin(client = own): Promise<Question> {
    const begun = await client.mutate("session.beginPasskey", { opId: randomUUID(), password });
    expect(begun.code).toBeUndefined();
    return begun.data as Question;
  }

  function add(answer: unknown, client = own): Promise<Answer> {
    return client.mutate("session.addPasskey", { opId: randomUUID(), name: "Điện thoại", answer });
  }

  async function register(key = phone, client = own): Promise<readonly string[]> {
    const added = await add(key.register(await begin(client)), client);
    expect(added.code).toBeUndefined();
    return (added.data as { codes: readonly string[] }).codes;
  }

  async function signIn(more: Readonly<Record<string, string>> = {}, username = "tham-dinh") {
    const answer = await world.app.request("http://localhost/api/auth/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json", ...more },
      body: JSON.stringify({ username, password }),
    });
    const body = (await answer.json()) as { code?: string; app?: boolean; passkey?: Question };
    const entered = answer.headers.getSetCookie().some((line) => line.includes("session_token"));
    expect(entered).toBe(answer.status === 200);
    return { status: answer.status, ...body };
  }

  async function asked(username = "tham-dinh"): Promise<Question> {
    const { code, passkey } = await signIn({}, username);
    expect(code).toBe("second-factor-needed");
    if (passkey === undefined) throw new Error("no passkey was asked for");
    return passkey;
  }

  const answered = (answer: unknown) => ({
    "x-passkey": Buffer.from(JSON.stringify(answer)).toString("base64url"),
  });

  test("is asked for after the password, opens once, and is listed with its last use", async () => {
    const opId = randomUUID();
    const begun = await own.mutate("session.beginPasskey", { opId, password });
    expect(begun.data).toMatchObject({
      rp: { id: "localhost", name: "Sổ CCHC" },
      attestation: "none",
      authenticatorSelection: { userVerification: "preferred" },
    });
    // Sent again after a lost answer: the same question.
    expect((await own.mutate("session.beginPasskey", { opId, password })).data).toEqual(begun.data);
    const answer = phone.register(begun.data as Question);
    const sent = { opId: randomUUID(), name: "Điện thoại", answer };
    const added = await own.mutate("session.addPasskey", sent);
    const { codes } = added.data as { codes: readonly string[] };
    expect(new Set(codes).size).toBe(recoveryCodes.count);
    expect((await own.mutate("session.addPasskey", sent)).data).toEqual({ codes });
    expect(await signIn()).toMatchObject({ status: 401, app: false });
    const first = phone.assert(await asked());
    later(1000);
    expect((await signIn(answered(first))).status).toBe(200);
    expect(await signIn(answered(first))).toMatchObject({ code: "second-factor-wrong" });
    expect((await signIn(answered(phone.assert(await asked())))).status).toBe(200);
    expect((await own.query("session.factor")).data).toMatchObject({
      app: false,
      codesLeft: recoveryCodes.count,
      passkeysOffered: true,
      passkeys: [{ name: "Điện thoại", fits: true, usedAt: "2023-12-12T02:00:01.000Z" }],
    });
  });

  test.each([
    ["another site's origin", { origin: "https://cchc-tinh.example" }],
    ["another host", { rpId: "cchc-tinh.example" }],
    ["the answer to something else", { type: "webauthn.create" }],
  ])("%s is refused, and the question is used up", async (_what, lies) => {
    await register();
    const question = await asked();
    expect(await signIn(answered(phone.assert(question, lies)))).toMatchObject({
      status: 401,
      code: "second-factor-wrong",
    });
    expect(await signIn(answered(phone.assert(question)))).toMatchObject({
      code: "second-factor-wrong",
    });
    expect((await signIn(answered(phone.assert(await asked())))).status).toBe(200);
  });

  test("a new passkey of another site, without a question, or answered late is not kept", async () => {
    const lies = { origin: "https://cchc-tinh.example" };
    expect(await add(phone.register(await begin(), lies))).toMatchObject({ code: "bad-input" });
    expect(await add(phone.register({ challenge: "AAAA" }))).toMatchObject({ code: "bad-input" });
    const late = await begin();
    later(challengeLife.minutes * 60_000);
    expect(await add(phone.register(late))).toMatchObject({ code: "bad-input" });
    const once = await begin();
    expect((await add(phone.register(once))).status).toBe(200);
    const second = createAuthenticator(origin);
    expect(await add(second.register(once))).toMatchObject({ code: "bad-input" });
    expect((await own.query("session.factor")).data).toMatchObject({ passkeys: [{}] });
  });

  test("opens until the minutes are over, not after", async () => {
    await register();
    const life = challengeLife.minutes * 60_000;
    const inTime = await asked();
    later(life - 1);
    expect((await signIn(answered(phone.assert(inTime)))).status).toBe(200);
    const late = await asked();
    later(life);
    expect(await signIn(answered(phone.assert(late)))).toMatchObject({
      code: "second-factor-wrong",
    });
  });

  test("another person's passkey opens nothing here, and cannot be taken over", async () => {
    await register();
    await world.account("nguoi-khac", [{ role: "officer", unitId: "ward" }]);
    const other = await world.signIn("nguoi-khac");
    const theirs = createAuthenticator(origin);
    await register(theirs, other);
    expect(await signIn(answered(theirs.assert(await asked())))).toMatchObject({
      code: "second-factor-wrong",
    });
    // The question belongs to the other one.
    expect(await signIn(answered(phone.assert(await asked("nguoi-khac"))))).toMatchObject({
      code: "second-factor-wrong",
    });
    expect(await add(phone.register(await begin(other)), other)).toMatchObject({
      code: "bad-input",
    });
    const { data } = await own.query("session.factor");
    const [{ id: passkeyId } = { id: "" }] = (data as { passkeys: { id: string }[] }).passkeys;
    const remove = { opId: randomUUID(), password, passkeyId };
    expect(await other.mutate("session.removePasskey", remove)).toMatchObject({ status: 404 });
    expect((await signIn(answered(phone.assert(await asked())))).status).toBe(200);
  });

  test("a count of uses that goes back or stands still is refused; none at all is not", async () => {
    await register();
    expect((await signIn(answered(phone.assert(await asked(), { counter: 7 })))).status).toBe(200);
    for (const counter of [6, 7]) {
      expect(await signIn(answered(phone.assert(await asked(), { counter })))).toMatchObject({
        code: "second-factor-wrong",
      });
    }
    expect((await signIn(answered(phone.assert(await asked(), { counter: 8 })))).status).toBe(200);
    const uncounted = createAuthenticator(origin);
    await register(uncounted);
    for (const counter of [0, 0]) {
      const answer = uncounted.assert(await asked(), { counter });
      expect((await signIn(answered(answer))).status).toBe(200);
    }
  });

  test("after too many wrong ones none is taken for a while, not even a right code", async () => {
    const [code = ""] = await register();
    for (let time = 0; time < wrongCodes.most; time += 1) {
      const wrong = await signIn({ "x-passkey": time % 2 === 0 ? "e30" : "%%%" });
      expect(wrong).toMatchObject({ code: "second-factor-wrong" });
      later(61_000);
    }
    expect((await signIn({ "x-second-factor": code })).status).toBe(429);
    later(wrongCodes.minutes * 60_000);
    expect((await signIn({ "x-second-factor": code })).status).toBe(200);
  });

  test("stands beside an app: either opens, codes are given once and go with the last of both", async () => {
    const codes = await register();
    const opId = randomUUID();
    await own.mutate("session.beginFactor", { opId, password });
    const key = keyOf(world.services.auth.options.secret, userId, opId);
    const code = (ahead: number) => codeAt(key, stepOf(world.services.now()) + ahead);
    const confirmed = await own.mutate("session.confirmFactor", {
      opId: randomUUID(),
      code: code(-1),
    });
    expect(confirmed.data).toEqual({ codes: [] });
    expect(await signIn()).toMatchObject({ app: true, passkey: { rpId: "localhost" } });
    expect((await signIn({ "x-second-factor": code(0) })).status).toBe(200);
    expect((await signIn(answered(phone.assert(await asked())))).status).toBe(200);
    const off = { opId: randomUUID(), password };
    expect((await own.mutate("session.removeFactor", off)).status).toBe(200);
    expect((await signIn({ "x-second-factor": codes[0] ?? "" })).status).toBe(200);
    const { data } = await own.query("session.factor");
    const [{ id: passkeyId } = { id: "" }] = (data as { passkeys: { id: string }[] }).passkeys;
    const remove = { opId: randomUUID(), passkeyId };
    const wrong = { ...remove, password: "sai-mat-khau" };
    expect(await own.mutate("session.removePasskey", wrong)).toMatchObject({ code: "bad-input" });
    expect((await own.mutate("session.removePasskey", { ...remove, password })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    expect((await own.query("session.factor")).data).toMatchObject({ codesLeft: 0, passkeys: [] });
  });

  test("the administrator's reset takes all of it, ends the sessions, and the history tells it without names", async () => {
    await register();
    const admin = await world.signedIn("quan-tri", "administrator", "city");
    expect((await admin.query("accounts.list")).data).toContainEqual(
      expect.objectContaining({ id: userId, secondFactor: true }),
    );
    const reset = () => admin.mutate("accounts.removeFactor", { opId: randomUUID(), userId });
    expect((await reset()).status).toBe(200);
    expect(await reset()).toMatchObject({ status: 404 });
    expect(await own.query("session.mine")).toMatchObject({ code: "not-signed-in" });
    expect((await signIn()).status).toBe(200);
    const { db } = world.services;
    const lines = await db
      .selectFrom("audit")
      .select(["action", "before", "after"])
      .where("subject", "=", `account/${userId}`)
      .where("action", "in", ["account.passkey_add", "account.factor_off"])
      .orderBy("seq")
      .execute();
    expect(lines).toEqual([
      { action: "account.passkey_add", before: '{"passkeys":0}', after: '{"passkeys":1}' },
      {
        action: "account.factor_off",
        before: '{"passkeys":1,"secondFactor":true}',
        after: '{"passkeys":0,"secondFactor":false}',
      },
    ]);
    expect(await findBrokenLink(db, "")).toBeNull();
  });

  test("a person has so many at most", async () => {
    await register();
    const early = await begin();
    const { db } = world.services;
    const row = await db.selectFrom("passkey").selectAll().executeTakeFirstOrThrow();
    const more = Array.from({ length: mostPasskeys - 1 }, (_none, index) => ({
      ...row,
      id: randomUUID(),
      credential_id: `khac-${index}`,
    }));
    await db.insertInto("passkey").values(more.slice(1)).execute();
    const last = await begin();
    await db.insertInto("passkey").values(more.slice(0, 1)).execute();
    const begun = await own.mutate("session.beginPasskey", { opId: randomUUID(), password });
    expect(begun).toMatchObject({ code: "bad-input" });
    for (const question of [early, last]) {
      const full = await add(createAuthenticator(origin).register(question));
      expect(full).toMatchObject({ code: "bad-input" });
    }
  });
});

test("a server without a name behind HTTPS offers none", async () => {
  const world = await createWorld();
  try {
    const own = await world.signedIn("tham-dinh", "reviewer", "city");
    expect((await own.query("session.factor")).data).toMatchObject({ passkeysOffered: false });
    const begun = await own.mutate("session.beginPasskey", { opId: randomUUID(), password });
    expect(begun).toMatchObject({ code: "bad-input" });
  } finally {
    await world.close();
  }
});
