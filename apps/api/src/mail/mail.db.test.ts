import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import type { Services } from "../services.ts";
import { cityPlan } from "../testing/plan.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { createMailer, type Mailer } from "./mailer.ts";
import { pauses } from "./outbox.ts";
import { createMailServer } from "./testing.ts";
import { createMailWorker } from "./worker.ts";

let world: World;
let server: Awaited<ReturnType<typeof createMailServer>>;
let mailer: Mailer;
let ward: Client;
let neighbour: Client;
let city: Client;
let administrator: Client;

const origin = "https://cchc.example.vn";

beforeAll(async () => {
  world = await createWorld();
  server = await createMailServer();
  mailer = createMailer({ url: server.url, from: "Sổ CCHC <cchc@example.vn>", origin });
  ward = await world.signedIn("can-bo", "officer", "ward");
  neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
  city = await world.signedIn("truong-phong", "reviewing_leader", "city");
  administrator = await world.signedIn("quan-tri", "administrator", "city");
});
afterAll(async () => {
  mailer.close();
  await server.close();
  await world.close();
});
beforeEach(async () => {
  world.setClock("2023-11-29T02:00:00Z");
  server.refuse(undefined);
  server.received.length = 0;
  const { db } = world.services;
  await db.deleteFrom("mail_outbox").execute();
  await db.deleteFrom("mail_address").execute();
  await db.deleteFrom("reminder").execute();
});

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  return data as Data;
}

type Mine = Outputs["mail"]["mine"];

function want(client: Client, changed: object = {}): Promise<Answer> {
  const given = { address: "can-bo@example.vn", wanted: true, version: 0, ...changed };
  return client.mutate("mail.setMine", { opId: randomUUID(), ...given });
}

const worker = () => createMailWorker({ ...world.services, mailer }, mailer);

const letters = () =>
  world.services.db
    .selectFrom("mail_outbox")
    .select(["day", "state", "attempts", "failure", "next_at as next"])
    .orderBy("day")
    .execute();

describe("the day's letter", () => {
  test("says once a day what waits, on a real mail server, and no log names anybody", async () => {
    await done(want(ward));
    await done(want(neighbour, { address: "khac@example.vn", wanted: false }));
    const reminders = [{ unitId: "ward", subject: "report/annual-2023", message: "Gửi sớm nhé." }];
    await done(city.mutate("reminders.send", { opId: randomUUID(), reminders }));
    world.setClock("2023-11-29T23:59:00Z");
    const mail = worker();
    await mail.tick();
    expect(server.received, "before seven in the morning").toEqual([]);
    world.setClock("2023-11-30T00:00:00Z");
    await mail.tick();
    await mail.tick();
    await worker().tick();
    expect(server.received.map(({ to }) => to)).toEqual([["can-bo@example.vn"]]);
    const [letter] = server.received;
    expect(letter?.text).toContain("Kính gửi Người can-bo");
    expect(letter?.text).toContain("Phường Trần Hưng Đạo");
    expect(letter?.text).toContain("- Báo cáo “Năm 2023” chưa nộp: còn 15 ngày, hạn 15/12/2023.");
    expect(letter?.text).toContain("- Cấp trên nhắc: Gửi sớm nhé.");
    expect(letter?.text).toContain(`${origin}/mat-khau`);
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(letter?.raw).toMatch(/^Message-ID:\s+<2023-11-30\./m);
    const { db } = world.services;
    const mailed = await db.selectFrom("reminder").select("mailed_at as at").execute();
    expect(mailed.map(({ at }) => at?.toISOString())).toEqual(["2023-11-30T00:00:00.000Z"]);
    expect(JSON.stringify(world.logged)).not.toMatch(/can-bo|Người|example\.vn/);
    world.setClock("2023-12-01T00:00:00Z");
    await mail.tick();
    expect(server.received).toHaveLength(2);
  });

  test("of tasks and quotas that press; where nothing waits nothing is sent", async () => {
    world.setClock("2023-10-02T02:00:00Z");
    await done(want(ward));
    await worker().tick();
    expect(server.received).toEqual([]);
    const plan = await done<Outputs["plans"]["saveDraft"]>(
      city.mutate("plans.saveDraft", cityPlan()),
    );
    const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
    const issue = { opId: randomUUID(), planId: plan.id, version: 1, ...paper };
    await done(city.mutate("plans.issue", issue));
    await worker().tick();
    expect(server.received[0]?.text).toContain(
      "- “Ban hành kế hoạch tuyên truyền năm 2023” (Quá hạn): Đã quá hạn ",
    );
  });

  test("is not sent to whoever took the wish back, or whose account is closed", async () => {
    await done(want(ward));
    server.refuse({ code: 451, message: "later" });
    const mail = worker();
    world.setClock("2023-12-01T02:00:00Z");
    await mail.tick();
    await done(want(ward, { wanted: false, version: 1 }));
    server.refuse(undefined);
    world.setClock("2023-12-01T03:00:00Z");
    await mail.tick();
    expect(server.received).toEqual([]);
    expect(await letters()).toMatchObject([{ state: "unwanted" }]);
  });
});

describe("a mail server that fails", () => {
  test("is tried again after a longer pause each time, and then no more", async () => {
    await done(want(ward));
    server.refuse({ code: 451, message: "later" });
    const mail = worker();
    let at = Date.parse("2023-12-01T02:00:00Z");
    for (const [tries, pause] of pauses.entries()) {
      world.setClock(new Date(at).toISOString());
      await mail.tick();
      const next = new Date(at + pause * 60_000);
      expect(await letters()).toMatchObject([
        { state: "waiting", attempts: tries + 1, failure: "EENVELOPE 451", next },
      ]);
      world.setClock(new Date(next.getTime() - 1000).toISOString());
      await mail.tick();
      expect(await letters()).toMatchObject([{ attempts: tries + 1 }]);
      at = next.getTime();
    }
    world.setClock(new Date(at).toISOString());
    await mail.tick();
    expect(await letters()).toMatchObject([{ state: "given_up", attempts: pauses.length + 1 }]);
  });

  test("and comes back: the letter goes out", async () => {
    await done(want(ward));
    const gone: Services = world.services;
    const nowhere = createMailer({ url: "smtp://127.0.0.1:1", from: "cchc@example.vn", origin });
    world.setClock("2023-12-01T02:00:00Z");
    await createMailWorker(gone, nowhere).tick();
    expect(await letters()).toMatchObject([{ state: "waiting", attempts: 1 }]);
    world.setClock("2023-12-01T02:01:00Z");
    await worker().tick();
    expect(server.received).toHaveLength(1);
    expect(await letters()).toMatchObject([{ state: "sent", attempts: 2, failure: null }]);
  });

  test("a refused address is given up at once; yesterday's letter is not sent today", async () => {
    await done(want(ward));
    server.refuse({ code: 550, message: "no such user" });
    world.setClock("2023-12-01T02:00:00Z");
    await worker().tick();
    expect(await letters()).toMatchObject([{ state: "given_up", failure: "EENVELOPE 550" }]);
    server.refuse({ code: 451, message: "later" });
    world.setClock("2023-12-02T16:58:00Z");
    await worker().tick();
    server.refuse(undefined);
    world.setClock("2023-12-02T17:05:00Z");
    await worker().tick();
    expect(server.received).toEqual([]);
    expect(await letters()).toMatchObject([{}, { day: "2023-12-02", state: "given_up" }]);
  });
});

describe("an address", () => {
  test("is the person's own to write, once for each version seen", async () => {
    expect(await done<Mine>(ward.query("mail.mine"))).toEqual({
      address: null,
      wanted: false,
      version: 0,
      configured: false,
    });
    expect((await want(ward, { address: "không phải" })).code).toBe("bad-input");
    await done(want(ward));
    expect((await want(ward)).code).toBe("conflict");
    expect(await done<Mine>(ward.query("mail.mine"))).toMatchObject({
      address: "can-bo@example.vn",
      wanted: true,
      version: 1,
    });
    expect(await done<Mine>(neighbour.query("mail.mine"))).toMatchObject({ address: null });
    await done(want(ward, { address: null, wanted: false, version: 1 }));
    expect(await world.services.db.selectFrom("mail_address").selectAll().execute()).toEqual([]);
    const kept = await world.services.db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("action", "=", "account.mail")
      .execute();
    expect(JSON.stringify(kept)).not.toContain("example.vn");
  });

  test("is kept by administrators for the accounts within their reach", async () => {
    const users = await world.services.db
      .selectFrom("auth_user")
      .select(["id", "username"])
      .execute();
    const idOf = (username: string) => users.find((one) => one.username === username)?.id ?? "";
    const far = await world.account("noi-xa", [{ role: "officer", unitId: "far" }]);
    const set = (userId: string) =>
      administrator.mutate("mail.setOf", {
        opId: randomUUID(),
        userId,
        address: "moi@example.vn",
        wanted: true,
        version: 0,
      });
    await done(set(idOf("can-bo")));
    expect(await done<Mine>(ward.query("mail.mine"))).toMatchObject({ address: "moi@example.vn" });
    expect((await set(far)).code).toBe("not-found");
    expect((await administrator.query("mail.of", { userId: far })).code).toBe("not-found");
  });
});
