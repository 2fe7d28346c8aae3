import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { fromColumns } from "@cchc/domain/rollup/columns";
import { verifyReceipt } from "@cchc/domain/scoring/receipt";
import { sha256 } from "../canonical.ts";
import type { Outputs } from "../router.ts";
import { openSmallRound, smallSet } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let officer: Client;
let neighbour: Client;
let reviewer: Client;
let leader: Client;
let visitor: Client;

const hash = async (text: string): Promise<string> => sha256(text);

/** Figures, claims, submission, decisions, ballots and approval of one ward. */
async function scoreWholly(client: Client, unitId: string, claim: number): Promise<void> {
  const inputs = [
    { code: "1.2", version: 0, value: { items: ["desk"] } },
    { code: "1.3", version: 0, value: { claim, reason: "Theo biên bản" } },
  ];
  const count = (field: string, value: number) => ({
    field,
    row: "",
    version: 0,
    cell: { state: "entered", value, qualifier: "exact" },
  });
  const cells = [
    count("tthc.resolved.early", 9),
    count("tthc.resolved.on_time", 1),
    count("tthc.resolved.late", 0),
    count("tthc.resolved.total", 10),
  ];
  const address = { roundId, unitId };
  const op = () => ({ opId: randomUUID() });
  await client.mutate("reports.saveCells", { ...op(), unitId, periodId: "annual-2023", cells });
  await client.mutate("scores.saveInputs", { ...op(), ...address, inputs });
  expect((await client.mutate("scores.submit", { ...op(), ...address })).status).toBe(200);
}

async function approve(unitId: string): Promise<void> {
  const op = () => ({ opId: randomUUID(), roundId });
  const decisions = ["1.1", "1.2", "1.3"].map((leaf) => ({ unitId, leaf, version: 0 }));
  await reviewer.mutate("appraisal.decide", { ...op(), action: "accept", decisions });
  const whole = { reason: "", units: [unitId] };
  await reviewer.mutate("appraisal.conclude", { ...op(), action: "appraise", ...whole });
  const done = await leader.mutate("appraisal.approve", { ...op(), action: "approve", ...whole });
  expect(done.status).toBe(200);
}

function publish(input: Readonly<Record<string, unknown>> = {}) {
  return leader.mutate("publications.publish", {
    opId: randomUUID(),
    roundId,
    title: "Kết quả chấm điểm CCHC năm 2023",
    decision: "15/QĐ-UBND",
    decidedOn: "2023-12-12",
    changeNote: "",
    ...input,
  });
}

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  await world.services.db
    .insertInto("review_rule")
    .values({ root_id: "province", from_day: "2020-01-01", review_kind: "district", to_day: null })
    .onConflict((c) => c.doNothing())
    .execute();
  officer = await world.signedIn("phuong", "officer", "ward");
  neighbour = await world.signedIn("phuong-ben", "officer", "neighbour");
  reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
  leader = await world.signedIn("truong-phong", "reviewing_leader", "city");
  visitor = world.client();
  await scoreWholly(officer, "ward", 800);
  await scoreWholly(neighbour, "neighbour", 500);
  const text = "Đơn vị;Tỷ lệ (%)\nTrần Hưng Đạo;90\nQuang Trung;90\n";
  await reviewer.mutate("surveys.import", {
    opId: randomUUID(),
    roundId,
    code: "sipas",
    fileName: "sipas.csv",
    content: Buffer.from(text).toString("base64"),
    leaveOut: [],
  });
});
afterAll(() => world.close());

type Ranking = Outputs["ranking"]["read"];

async function ranking() {
  const { data, status } = await reviewer.query("ranking.read", { roundId });
  expect(status).toBe(200);
  const read = (value: unknown): Ranking => JSON.parse(JSON.stringify(value));
  const { units, ...rest } = read(data);
  return { ...rest, units: fromColumns(units) };
}

describe("ranking", () => {
  test("ranks with the interval that unsettled items leave open", async () => {
    const { units } = await ranking();
    expect(
      units.map(({ unitId, total, rank, best, worst }) => [unitId, total, rank, best, worst]),
    ).toEqual([
      ["neighbour", 8600, 2, 1, 2],
      ["ward", 8900, 1, 1, 2],
    ]);
  });

  test("what separates two neighbours", async () => {
    const { data } = await reviewer.query("ranking.between", {
      roundId,
      units: ["ward", "neighbour"],
    });
    expect(data).toMatchObject({
      totals: [8900, 8600],
      leaves: [{ code: "1.3", points: [800, 500], difference: 300 }],
    });
  });

  test("a changed criterion on everybody before anybody saves it", async () => {
    const [first, ...rest] = smallSet.areas[0]?.criteria[0]?.leaves ?? [];
    const area = smallSet.areas[0];
    const criterion = area?.criteria[0];
    if (first === undefined || area === undefined || criterion === undefined) throw new Error();
    const lower = { ...first, max: 4000 };
    const changed = {
      ...smallSet,
      max: 9000,
      areas: [
        { ...area, max: 6000, criteria: [{ ...criterion, max: 6000, leaves: [lower, ...rest] }] },
        ...smallSet.areas.slice(1),
      ],
    };
    const { data, status } = await reviewer.mutate("ranking.try", { roundId, set: changed });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      now: {
        units: [
          { unit: "neighbour", before: 8600, after: 7600, change: -1000 },
          { unit: "ward", before: 8900, after: 7900, change: -1000 },
        ],
      },
      last: null,
    });
    expect((await ranking()).units.map(({ total }) => total)).toEqual([8600, 8900]);
    const broken = await reviewer.mutate("ranking.try", { roundId, set: { id: "x" } });
    expect(broken.code).toBe("bad-input");
  });

  test("small changes of the weights move nobody far apart", async () => {
    const { data } = await reviewer.query("ranking.weights", { roundId, spread: 100 });
    expect(data).toMatchObject([
      { unitId: "neighbour", best: 2, worst: 2 },
      { unitId: "ward", best: 1, worst: 1 },
    ]);
  });
});

describe("publication", () => {
  test("nothing is published before everything handed in is approved", async () => {
    expect((await publish()).code).toBe("wrong-state");
    expect((await visitor.query("publications.list")).data).toEqual([]);
    await approve("ward");
    await approve("neighbour");
    expect((await publish({ decidedOn: "2023-12-13" })).code).toBe("bad-input");
  });

  test("a score that is being opened again meanwhile is waited for, and stops it", async () => {
    const { db } = world.services;
    const state = (to: "submitted" | "approved", tx: typeof db) =>
      tx
        .updateTable("score")
        .set({ state: to })
        .where("unit_id", "=", "neighbour")
        .executeTakeFirstOrThrow();
    const refused = await db.transaction().execute(async (tx) => {
      await state("submitted", tx);
      const publishing = publish();
      expect(await Promise.race([publishing, sleep(300, "waits")])).toBe("waits");
      return { publishing };
    });
    expect((await refused.publishing).code).toBe("wrong-state");
    await state("approved", db);
  });

  test("a snapshot that anybody reads, checks and recomputes", async () => {
    const standing = async () => (await officer.query("scores.tasks")).data;
    expect(await standing()).toMatchObject({ tasks: [{ state: "approved", published: false }] });
    const done = await publish();
    expect(done.status).toBe(200);
    expect(await standing()).toMatchObject({ tasks: [{ state: "approved", published: true }] });
    const { data: list } = await visitor.query("publications.list");
    expect(list).toMatchObject([{ number: 1, decision: "15/QĐ-UBND", roundId }]);
    const of = (value: unknown): { id: string; contentHash: string } =>
      JSON.parse(JSON.stringify(value));
    const { id, contentHash } = of(done.data);

    const json = await world.app.request(`/api/cong-bo/${id}/ket-qua.json`);
    expect(sha256(await json.text())).toBe(contentHash);
    expect(json.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const csv = await (await world.app.request(`/api/cong-bo/${id}/ket-qua.csv`)).text();
    expect(csv).toContain("1;Phường Trần Hưng Đạo;89,00;89,00;Tốt");
    expect((await world.app.request("/api/cong-bo/khong-co/ket-qua.csv")).status).toBe(404);

    const sheet = await visitor.query("publications.sheet", { id, unitId: "ward" });
    const read = (value: unknown): Outputs["publications"]["sheet"] =>
      JSON.parse(JSON.stringify(value));
    const { receipt, code, unit } = read(sheet.data);
    const parts = unit.areas?.reduce((sum, [points]) => sum + points, 0) ?? 0;
    expect(unit).toMatchObject({ bonus: 0, rescaled: 0 });
    expect(parts).toBe(unit.total);
    expect(unit).toMatchObject({ rank: 1, total: 8900 });
    expect(await verifyReceipt(receipt, hash)).toEqual([]);
    // Nothing of the report but what the set reads.
    expect(Object.keys(receipt.data.inputs.values).toSorted()).toEqual([
      "1.2",
      "1.3",
      "on_time",
      "sipas",
    ]);
    expect(receipt.data.result.totals).toMatchObject({ total: unit.total });
    const forged = { ...receipt, data: { ...receipt.data, set: REFERENCE_SET } };
    expect(await verifyReceipt(forged, hash)).toContain("set-hash");
    const found = await visitor.query("publications.byCode", { code: code.toLowerCase() });
    expect(found.data).toEqual({ id, unitId: "ward" });
  });

  test("a correction is a new number that says what changed; the first stands as it was", async () => {
    const before = await world.services.db.selectFrom("publication").selectAll().execute();
    const reopened = await leader.mutate("appraisal.approve", {
      opId: randomUUID(),
      roundId,
      action: "reopen",
      reason: "Nhầm điểm",
      units: ["ward"],
    });
    expect(reopened.status).toBe(200);
    const changed = await reviewer.mutate("appraisal.decide", {
      opId: randomUUID(),
      roundId,
      action: "change",
      points: 300,
      reason: "Biên bản không hợp lệ",
      decisions: [{ unitId: "ward", leaf: "1.3", version: 1 }],
    });
    expect(changed.status).toBe(200);
    const second = await world.signedIn("tham-dinh-2", "reviewer", "city");
    const confirmed = await second.mutate("appraisal.confirm", {
      opId: randomUUID(),
      roundId,
      decisions: [{ unitId: "ward", leaf: "1.3", version: 2 }],
    });
    expect(confirmed.status).toBe(200);
    const whole = { opId: randomUUID(), roundId, reason: "", units: ["ward"] };
    await reviewer.mutate("appraisal.conclude", { ...whole, action: "appraise" });
    await leader.mutate("appraisal.approve", {
      ...whole,
      opId: randomUUID(),
      action: "approve",
    });
    expect((await publish()).code).toBe("reason-needed");
    expect((await publish({ changeNote: "Sửa điểm tiêu chí 1.3" })).status).toBe(200);
    const { data: list } = await visitor.query("publications.list");
    expect(list).toMatchObject([{ number: 2, changeNote: "Sửa điểm tiêu chí 1.3" }, { number: 1 }]);
    const rows = await world.services.db
      .selectFrom("publication")
      .selectAll()
      .orderBy("number")
      .execute();
    expect(rows[0]).toEqual(before[0]);
    const { changes, previousHash } = JSON.parse(rows[1]?.content ?? "{}");
    expect(previousHash).toBe(before[0]?.content_hash);
    expect(changes).toEqual([
      {
        unitId: "neighbour",
        name: "Phường Quang Trung",
        before: { total: 8600, rank: 2 },
        after: { total: 8600, rank: 1 },
      },
      {
        unitId: "ward",
        name: "Phường Trần Hưng Đạo",
        before: { total: 8900, rank: 1 },
        after: { total: 8400, rank: 2 },
      },
    ]);
  });
});
