import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, createWorld, type World } from "../testing/world.ts";

const days = { from: "2024-01-01", to: "2024-11-30", due: "2024-12-15", lock: "2024-12-31" };
const year2024 = { form: "annual", year: 2024, kind: "year", rootId: "city", ...days };

function opening(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  return { opId: randomUUID(), name, ...year2024, ...changes };
}

describe("a period is opened once", () => {
  let world: World;
  let reviewer: Client;

  beforeAll(async () => {
    world = await createWorld();
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
  });
  afterAll(() => world.close());

  test("two that open it at once: one does, the other is told under which name it is open", async () => {
    const names = ["Năm 2024", "Báo cáo năm 2024", "Cả năm 2024"];
    const answers = await Promise.all(
      names.map((name) => reviewer.mutate("periods.create", opening(name))),
    );
    const opened = answers.findIndex(({ status }) => status === 200);
    const refused = answers.filter((_, index) => index !== opened);
    expect(refused).toHaveLength(2);
    for (const { status, code, message } of refused) {
      expect({ status, code }).toEqual({ status: 409, code: "period-exists" });
      expect(message).toContain(`“${names[opened]}”`);
    }
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each([
    ["other days", opening("Năm 2024 (b)", { to: "2024-12-14" }), 200],
    ["the name of another", opening("Năm 2024 (b)", { to: "2024-12-13" }), "name-taken"],
    ["another kind", opening("Quý", { kind: "quarter1" }), 200],
    ["another form", opening("Tuyên truyền", { form: "propaganda" }), 200],
    ["the same again", opening("Năm 2024 (c)"), "period-exists"],
  ])("%s", async (_what, input, expected) => {
    const { status, code } = await reviewer.mutate("periods.create", input);
    expect(code ?? status).toBe(expected);
  });

  test("one that a made-up commune owes is marked as an illustration, the others are not", async () => {
    const { db } = world.services;
    const shown = async (rootId: string, name: string) => {
      const changes = { form: "tthc_control", rootId };
      const { data } = await reviewer.mutate("periods.create", opening(name, changes));
      const { id } = data as { id: string };
      return db
        .selectFrom("period")
        .select("illustration")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    };
    await db
      .updateTable("unit_version")
      .set({ illustration: true })
      .where("unit_id", "=", "neighbour")
      .execute();
    expect(await shown("city", "Cả thành phố")).toEqual({ illustration: true });
    expect(await shown("ward", "Riêng phường")).toEqual({ illustration: false });
    await db.updateTable("unit_version").set({ illustration: false }).execute();
  });

  test("what is not used can be taken back, what is used cannot", async () => {
    const { data } = await reviewer.mutate(
      "periods.create",
      opening("Quý II", { kind: "quarter2" }),
    );
    const { id: periodId } = data as { id: string };
    const extension = { due: "2024-12-20", lock: "2025-01-15", reason: "Lý do" };
    await reviewer.mutate("periods.extend", {
      ...extension,
      opId: randomUUID(),
      unitId: "ward",
      periodId,
    });
    const { db } = world.services;
    const officer = await world.signedIn("can-bo", "officer", "ward");
    world.setClock("2024-06-01T02:00:00Z");
    const cells = [{ field: "documents.checked", row: "", version: 0, cell: { state: "none" } }];
    const saved = await officer.mutate("reports.saveCells", {
      opId: randomUUID(),
      unitId: "ward",
      periodId,
      cells,
    });
    expect(saved).toMatchObject({ status: 200 });
    const remove = () => reviewer.mutate("periods.remove", { opId: randomUUID(), periodId });
    expect(await remove()).toMatchObject({ status: 409, code: "period-used" });
    for (const table of ["report_value", "report_kept", "report"] as const) {
      await db.deleteFrom(table).where("period_id", "=", periodId).execute();
    }
    expect(await remove()).toMatchObject({ status: 200 });
    expect(await remove()).toMatchObject({ status: 404, code: "not-found" });
    const entry = await db
      .selectFrom("audit")
      .select("before")
      .where("action", "=", "period.remove")
      .executeTakeFirstOrThrow();
    expect(entry.before).toMatch(/"extensions":\[\{.*"reason":"Lý do".*"name":"Quý II"/);
  });

  test("moved days and more time for a unit stand in the history as what they change, nothing else", async () => {
    const { data } = await reviewer.mutate(
      "periods.create",
      opening("Quý III", { kind: "quarter3" }),
    );
    const { id: periodId } = data as { id: string };
    const moved = { due: "2024-12-16", lock: "2024-12-30" };
    const more = { due: "2024-12-20", lock: "2025-01-15", reason: "Mất điện" };
    for (const [path, input] of [
      ["periods.move", moved],
      ["periods.extend", { ...more, unitId: "ward" }],
      ["periods.extend", { ...more, unitId: "ward", reason: "Mất điện lâu" }],
    ] as const) {
      const answer = await reviewer.mutate(path, { ...input, opId: randomUUID(), periodId });
      expect(answer.status, answer.message).toBe(200);
    }
    const lines = await world.services.db
      .selectFrom("audit")
      .select(["unit_id", "before", "after"])
      .where("subject", "=", `period/${periodId}`)
      .where("action", "in", ["period.move", "period.extend"])
      .orderBy("action", "desc")
      .orderBy("seq")
      .execute();
    const said = (value: object) => JSON.stringify(value);
    expect(lines).toEqual([
      { unit_id: "city", before: said({ due: days.due, lock: days.lock }), after: said(moved) },
      { unit_id: "ward", before: null, after: said(more) },
      { unit_id: "ward", before: said(more), after: said({ ...more, reason: "Mất điện lâu" }) },
    ]);
  });

  test("a period of the province is not the district's to take back", async () => {
    const input = { opId: randomUUID(), periodId: "annual-2023" };
    expect(await reviewer.mutate("periods.remove", input)).toMatchObject({ code: "not-found" });
  });
});
