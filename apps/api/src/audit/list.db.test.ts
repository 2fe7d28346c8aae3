import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, createWorld, type World } from "../testing/world.ts";
import type { AuditPage } from "./list.ts";
import { auditWords } from "./words.ts";

describe("the history for auditors", () => {
  let world: World;
  let admin: Client;
  let cookie: string;
  let officerId: string;

  beforeAll(async () => {
    world = await createWorld();
    admin = await world.signedIn("quan-tri", "administrator", "city");
    cookie = await world.cookieOf("quan-tri");
    officerId = await world.account("can-bo", [{ role: "officer", unitId: "ward" }]);
    const far = await world.account("nguoi-xa", [{ role: "officer", unitId: "far" }]);
    for (const [username, unitId] of [
      ["can-bo", "ward"],
      ["nguoi-xa", "far"],
    ] as const) {
      const client = await world.signIn(username);
      const cell = { state: "entered", value: 12, qualifier: "exact" };
      const saved = await client.mutate("reports.saveCells", {
        opId: randomUUID(),
        unitId,
        periodId: "annual-2023",
        cells: [{ field: "documents.checked", row: "", version: 0, cell }],
      });
      expect(saved.status).toBe(200);
    }
    expect(far).not.toBe("");
    world.setClock("2023-12-13T02:00:00Z");
    const close = { opId: randomUUID(), userId: officerId, disabled: true };
    await admin.mutate("accounts.setDisabled", close);
  });
  afterAll(() => world.close());

  async function list(input: object): Promise<AuditPage> {
    const answer = await admin.query("audit.list", input);
    expect(answer.status).toBe(200);
    return answer.data as AuditPage;
  }

  test("only what is within reach, in words, the figures of a draft left with the unit", async () => {
    const { lines } = await list({});
    expect(lines[0]).toMatchObject({
      by: "Người quan-tri",
      what: "đóng tài khoản",
      of: "Người can-bo",
      before: '{"disabled":false}',
      after: '{"disabled":true}',
    });
    const value = lines.find(({ unitId }) => unitId === "ward");
    expect(value).toMatchObject({
      what: "nhập số liệu",
      withheld: true,
      before: null,
      after: null,
    });
    const all = JSON.stringify(lines);
    expect(all).not.toContain('"far"');
    expect(all).not.toContain("nguoi-xa");
    expect(await admin.query("audit.list", { unitId: "far" })).toMatchObject({ code: "not-found" });
  });

  test("narrowed by unit, person, kind and day; pages join without a gap", async () => {
    const units = async (input: object) =>
      new Set((await list(input)).lines.map(({ unitId }) => unitId));
    expect(await units({ unitId: "ward" })).toEqual(new Set(["ward"]));
    const own = await list({ userId: officerId });
    expect(new Set(own.lines.map(({ by }) => by))).toEqual(new Set(["Người can-bo"]));
    const accounts = await list({ kind: "accounts" });
    expect(accounts.lines.every(({ unitId }) => unitId === "")).toBe(true);
    expect((await list({ from: "2023-12-13" })).lines.map(({ what }) => what)).toEqual([
      "đóng tài khoản",
    ]);
    const whole = await list({ to: "2023-12-12" });
    expect(whole.lines.map(({ what }) => what)).not.toContain("đóng tài khoản");
    const paged: unknown[] = [];
    let cursor: AuditPage["next"] = null;
    do {
      const page: AuditPage = await list({ to: "2023-12-12", limit: 2, cursor });
      paged.push(...page.lines);
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(whole.lines);
  });

  test("is taken along as a file that no sheet runs", async () => {
    await world.services.db
      .updateTable("auth_user")
      .set({ name: "=cmd|' /C calc'!A0" })
      .where("id", "=", officerId)
      .execute();
    const answer = await world.app.request("/api/audit/export.csv?from=2023-12-12", {
      headers: { cookie },
    });
    expect(answer.status).toBe(200);
    const bytes = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(bytes.startsWith("\uFEFFThời điểm;Đơn vị")).toBe(true);
    expect(bytes).toContain(";'=cmd|");
    expect(bytes).not.toMatch(/;=cmd/u);
    expect(bytes.trim().split("\r\n")).toHaveLength(
      (await list({ from: "2023-12-12" })).lines.length + 1,
    );
    for (const [path, status] of [
      ["/api/audit/export.csv?unitId=far", 404],
      ["/api/audit/export.csv?from=30-2", 400],
    ] as const) {
      expect((await world.app.request(path, { headers: { cookie } })).status).toBe(status);
    }
    expect((await world.app.request("/api/audit/export.csv")).status).toBe(401);
    const officer = await world.signedIn("can-bo-2", "officer", "ward");
    expect(await officer.query("audit.list", {})).toMatchObject({ code: "forbidden" });
  });

  test("the chains within reach are reckoned anew, and a changed line is named", async () => {
    expect((await admin.query("audit.verify")).data).toMatchObject({
      chains: 2,
      broken: null,
      next: null,
    });
    // Whoever goes on after a chain is told of the others alone.
    expect((await admin.query("audit.verify", { after: "" })).data).toMatchObject({ chains: 1 });
    expect((await admin.query("audit.verify", { after: "ward" })).data).toMatchObject({
      chains: 0,
      lines: 0,
      next: null,
    });
    const { db } = world.services;
    await sql`alter table audit disable trigger audit_append_only`.execute(db);
    await sql`update audit set after = 'null' where unit_id = 'ward' and seq = 1`.execute(db);
    expect((await admin.query("audit.verify")).data).toMatchObject({
      broken: { unit: expect.stringContaining("Trần Hưng Đạo"), seq: 1 },
    });
  });

  test("what has no words of its own is at least named", () => {
    expect(auditWords("account.factor_off", "account/1")).toBe("tắt xác thực hai bước");
    expect(auditWords("value.write", "value/1/2")).toBe("nhập số liệu");
    expect(auditWords("new.thing", "new/1")).toBe("new.thing");
  });
});
