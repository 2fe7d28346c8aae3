import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { previousDay } from "@cchc/domain/text/days";
import type { Outputs } from "../router.ts";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let officer: Client;
let leader: Client;
let stranger: Client;

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  officer = await world.signedIn("can-bo", "officer", "ward");
  leader = await world.signedIn("lanh-dao", "leader", "ward");
  stranger = await world.signedIn("hang-xom", "officer", "neighbour");
  const count = (field: string, value: number) => ({
    field,
    row: "",
    version: 0,
    cell: { state: "entered", value, qualifier: "exact" },
  });
  const saved = await officer.mutate("reports.saveCells", {
    opId: randomUUID(),
    unitId: "ward",
    periodId: "annual-2023",
    cells: [
      count("tthc.resolved.early", 1054),
      count("tthc.resolved.on_time", 5),
      count("tthc.resolved.late", 0),
      count("tthc.resolved.total", 1059),
    ],
  });
  expect(saved.status).toBe(200);
});
afterAll(() => world.close());

type Open = Outputs["scores"]["open"];

async function open(client = officer, unitId = "ward"): Promise<Open> {
  const answer = await client.query("scores.open", { roundId, unitId });
  expect(answer.status).toBe(200);
  const data: unknown = answer.data;
  const read = (value: unknown): Open => JSON.parse(JSON.stringify(value));
  return read(data);
}

function save(client: Client, inputs: readonly unknown[], unitId = "ward") {
  return client.mutate("scores.saveInputs", { opId: randomUUID(), roundId, unitId, inputs });
}

describe("self-scoring", () => {
  test("it tells where the report stands, what of it can be entered and who can open the rest", async () => {
    const { db } = world.services;
    const row = db.updateTable("report").where("unit_id", "=", "ward");
    const report = async (state: "draft" | "awaiting_approval" | "submitted" | "received") => {
      await row.set({ state }).execute();
      return (await open()).report;
    };
    const by = (await report("draft")).reviewer;
    expect(by).toMatch(/^Thành phố /);
    expect(await report("draft")).toEqual({ state: "draft", entry: "all", reviewer: by });
    // The unit's own leader sends it back: nothing is shut yet.
    expect(await report("awaiting_approval")).toMatchObject({ entry: "all" });
    expect(await report("submitted")).toEqual({ state: "submitted", entry: "none", reviewer: by });
    expect(await report("received")).toMatchObject({ entry: "none" });
    await report("draft");
    const lock = db.updateTable("period").where("id", "=", "annual-2023");
    const { lock_day } = await db
      .selectFrom("period")
      .select("lock_day")
      .where("id", "=", "annual-2023")
      .executeTakeFirstOrThrow();
    const { today } = await open();
    await lock.set({ lock_day: today, due_day: today }).execute();
    expect((await open()).report.entry).toBe("all");
    await lock.set({ lock_day: previousDay(today), due_day: previousDay(today) }).execute();
    expect((await open()).report.entry).toBe("none");
    await lock.set({ lock_day, due_day: "2023-12-15" }).execute();
  });

  test("what the report feeds is there without typing, and nobody may type it again", async () => {
    const { fed, fedCodes, stated, mayEdit, actions, writable } = await open();
    expect(fed["on_time"]).toEqual({ numerator: 1059, denominator: 1059 });
    expect(fed["reports.late"]).toBe(0);
    expect(fedCodes).toContain("on_time");
    expect(stated).toEqual([]);
    expect(mayEdit).toBe(true);
    expect(actions).toEqual(["submit"]);
    expect(writable).toEqual(["1.1", "1.2", "1.3", "2.1"]);
    const refused = await save(officer, [
      { code: "1.1", version: 0, value: { numerator: 1, denominator: 1 } },
    ]);
    expect(refused.code).toBe("bad-input");
    expect(refused.message).toContain("1.1 Tiêu chí 1.1");
    for (const input of [
      { code: "2.1", version: 0, value: { rate: 10_000 } },
      { code: "sipas", version: 0, value: { rate: 10_000 } },
      { code: "nowhere", version: 0, value: 1 },
    ]) {
      expect((await save(officer, [input])).code).toBe("bad-input");
    }
    expect((await open()).stated).toEqual([]);
  });

  test("a neighbour sees nothing, a leader reads and does not write", async () => {
    expect((await stranger.query("scores.open", { roundId, unitId: "ward" })).code).toBe(
      "not-found",
    );
    const value = { items: ["desk"] };
    expect((await save(leader, [{ code: "1.2", version: 0, value }])).code).toBe("forbidden");
    expect((await open(leader)).mayEdit).toBe(false);
  });

  test("an unfinished score is not handed in, and says how much is missing", async () => {
    const answer = await leader.mutate("scores.submit", {
      opId: randomUUID(),
      roundId,
      unitId: "ward",
    });
    expect(answer.code).toBe("score-incomplete");
    expect(answer.message).toContain("2 tiêu chí");
  });

  test("claims are saved with their versions; the second writer gets the first one's back", async () => {
    const first = await save(officer, [{ code: "1.2", version: 0, value: { items: ["desk"] } }]);
    expect(first.data).toMatchObject({ saved: [{ code: "1.2", version: 1 }], conflicts: [] });
    const second = await save(officer, [
      { code: "1.2", version: 0, value: { items: ["desk", "site"] } },
      { code: "1.3", version: 0, value: { claim: 800, reason: "Đủ hồ sơ" } },
    ]);
    expect(second.data).toMatchObject({
      saved: [{ code: "1.3", version: 1 }],
      conflicts: [{ code: "1.2", version: 1, value: { items: ["desk"] } }],
    });
  });

  test("a paper of another unit's register proves nothing here", async () => {
    const { db, now } = world.services;
    const paper = (id: string, unitId: string) => ({
      id,
      unit_id: unitId,
      type: "plan" as const,
      number: "26",
      symbol: "KH-UBND",
      issued_on: "2023-02-14",
      issuer: "UBND phường",
      summary: "Kế hoạch thử",
      search_key: "ke hoach thu",
      version: 1,
      updated_by: "test",
      updated_at: now(),
    });
    await db
      .insertInto("document")
      .values([paper("own-paper", "ward"), paper("their-paper", "neighbour")])
      .execute();
    const attach = (documentId: string) =>
      officer.mutate("scores.saveItem", {
        opId: randomUUID(),
        roundId,
        unitId: "ward",
        leaf: "1.2",
        version: 0,
        note: "Ảnh chụp bảng niêm yết",
        seconds: 90,
        evidence: [{ documentId, pageNote: "tr. 2" }],
      });
    expect((await attach("their-paper")).code).toBe("not-found");
    expect((await open()).items).toEqual([]);
    expect((await attach("own-paper")).status).toBe(200);
    const { items, evidence, effort } = await open();
    expect(items).toMatchObject([{ leaf: "1.2", note: "Ảnh chụp bảng niêm yết", seconds: 90 }]);
    expect(evidence).toMatchObject([{ leaf: "1.2", documentId: "own-paper", pageNote: "tr. 2" }]);
    // One unit's own time is told to nobody.
    expect(effort).toEqual([]);
  });

  test("how long a leaf took is told from three units on, as their median", async () => {
    const { db } = world.services;
    const spent = (unit_id: string, seconds: number) =>
      db
        .insertInto("score_item")
        .values({
          round_id: roundId,
          unit_id,
          leaf_code: "1.3",
          state: "open",
          version: 1,
          seconds,
        })
        .execute();
    await spent("far", 30);
    await spent("neighbour", 50);
    expect((await open()).effort).toEqual([]);
    await spent("elsewhere", 600);
    expect((await open()).effort).toEqual([{ leaf: "1.3", seconds: 50, units: 3 }]);
  });

  test("handed in once with a receipt; a replay answers the same, a change is refused", async () => {
    const input = { opId: randomUUID(), roundId, unitId: "ward" };
    const first = await leader.mutate("scores.submit", input);
    expect(first.status).toBe(200);
    expect(await leader.mutate("scores.submit", input)).toEqual(first);
    const { state, submission, writable } = await open();
    expect(state).toBe("submitted");
    expect(writable).toEqual([]);
    const receipt = await officer.query("scores.receipt", {
      roundId,
      unitId: "ward",
      submissionId: submission?.id,
    });
    expect(receipt.data).toMatchObject({
      code: submission?.code,
      papers: 1,
      totals: { state: "open", points: 6200 },
      values: {
        on_time: { numerator: 1059, denominator: 1059 },
        "1.2": { items: ["desk"] },
        "1.3": { claim: 800, reason: "Đủ hồ sơ" },
      },
      notes: { "1.2": "Ảnh chụp bảng niêm yết" },
    });
    const late = await save(officer, [{ code: "1.2", version: 1, value: null }]);
    expect(late.code).toBe("wrong-state");
    const kept = await world.services.db.selectFrom("score_kept").selectAll().execute();
    expect(kept).toMatchObject([
      { unit_id: "ward", total: null, lowest: 0, highest: 10_000, points: [5000, 400, 800, null] },
    ]);
  });

  test("a figure changed afterwards is named, and what was handed in stands", async () => {
    expect((await open()).changedSince).toEqual([]);
    const late = await officer.mutate("reports.saveCells", {
      opId: randomUUID(),
      unitId: "ward",
      periodId: "annual-2023",
      cells: [
        {
          field: "tthc.resolved.on_time",
          row: "",
          version: 1,
          cell: { state: "entered", value: 4, qualifier: "exact" },
        },
      ],
    });
    expect(late.status).toBe(200);
    expect((await open()).changedSince).toEqual(["1.1"]);
  });

  test("after the last day nobody writes", async () => {
    world.setClock("2023-12-20T16:59:00Z");
    const value = { items: ["desk"] };
    expect((await save(stranger, [{ code: "1.2", version: 0, value }], "neighbour")).status).toBe(
      200,
    );
    world.setClock("2023-12-20T17:01:00Z");
    const answer = await save(stranger, [{ code: "1.2", version: 1, value }], "neighbour");
    expect(answer.code).toBe("round-closed");
    expect(answer.message).toContain("20/12/2023");
    world.setClock("2023-12-12T02:00:00Z");
  });

  test("tasks name the round for the unit's own people", async () => {
    const { data } = await officer.query("scores.tasks");
    expect(data).toMatchObject({
      tasks: [
        {
          unit: { id: "ward" },
          round: { id: roundId },
          state: "submitted",
          published: false,
          submission: {
            code: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
            on: "2023-12-12",
          },
        },
      ],
    });
  });
});
