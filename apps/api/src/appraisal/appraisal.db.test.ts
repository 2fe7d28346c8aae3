import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let first: Client;
let second: Client;
let leader: Client;
let ward: Client;
let elsewhere: Client;

const period = { periodId: "annual-2023" };

async function score(client: Client, unitId: string, claim: number): Promise<void> {
  const count = (field: string, value: number) => ({
    field,
    row: "",
    version: 0,
    cell: { state: "entered", value, qualifier: "exact" },
  });
  const cells = [
    count("tthc.resolved.early", 9),
    count("tthc.resolved.on_time", 0),
    count("tthc.resolved.late", 1),
    count("tthc.resolved.total", 10),
  ];
  const figures = await client.mutate("reports.saveCells", {
    opId: randomUUID(),
    unitId,
    ...period,
    cells,
  });
  expect(figures.status).toBe(200);
  const inputs = [
    { code: "1.2", version: 0, value: { items: ["desk", "site"] } },
    { code: "1.3", version: 0, value: { claim, reason: "Theo biên bản" } },
  ];
  const stated = await client.mutate("scores.saveInputs", {
    opId: randomUUID(),
    roundId,
    unitId,
    inputs,
  });
  expect(stated.status).toBe(200);
  const handed = await client.mutate("scores.submit", { opId: randomUUID(), roundId, unitId });
  expect(handed.status).toBe(200);
}

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  await world.services.db
    .insertInto("review_rule")
    .values({ root_id: "province", from_day: "2020-01-01", review_kind: "district", to_day: null })
    .onConflict((c) => c.doNothing())
    .execute();
  first = await world.signedIn("tham-dinh-1", "reviewer", "city");
  second = await world.signedIn("tham-dinh-2", "reviewer", "city");
  leader = await world.signedIn("truong-phong", "reviewing_leader", "city");
  elsewhere = await world.signedIn("huyen-khac", "reviewer", "other-city");
  ward = await world.signedIn("phuong", "officer", "ward");
  const neighbour = await world.signedIn("phuong-ben", "officer", "neighbour");
  await score(ward, "ward", 1000);
  await score(neighbour, "neighbour", 500);
});
afterAll(() => world.close());

function decide(client: Client, input: Readonly<Record<string, unknown>>) {
  return client.mutate("appraisal.decide", { opId: randomUUID(), roundId, ...input });
}

async function changeFigure(version: number, value: number): Promise<void> {
  const cell = { state: "entered", value, qualifier: "exact" };
  const cells = [{ field: "tthc.resolved.early", row: "", version, cell }];
  const saved = await ward.mutate("reports.saveCells", {
    opId: randomUUID(),
    unitId: "ward",
    ...period,
    cells,
  });
  expect(saved.data).toMatchObject({ conflicts: [] });
}

async function wardUnit(): Promise<Outputs["appraisal"]["unit"]> {
  const { data } = await first.query("appraisal.unit", { roundId, unitId: "ward" });
  const read = (value: unknown): Outputs["appraisal"]["unit"] => JSON.parse(JSON.stringify(value));
  return read(data);
}

async function overview(): Promise<Outputs["appraisal"]["overview"]["units"]> {
  const answer = await first.query("appraisal.overview", { roundId });
  expect(answer.status).toBe(200);
  const read = (value: unknown): Outputs["appraisal"]["overview"] =>
    JSON.parse(JSON.stringify(value));
  return read(answer.data).units;
}

describe("appraisal", () => {
  test("who handed in what, and how much waits", async () => {
    const units = await overview();
    expect(
      units.map(({ unitId, state, self, undecided, lowest, highest }) => [
        unitId,
        state,
        self,
        undecided,
        lowest,
        highest,
      ]),
    ).toEqual([
      ["neighbour", "submitted", 6000, 3, 0, 10_000],
      ["ward", "submitted", 6500, 3, 0, 10_000],
    ]);
  });

  test("another district's reviewers see no round, and a commune no appraisal", async () => {
    expect((await elsewhere.query("appraisal.overview", { roundId })).code).toBe("not-found");
    expect((await ward.query("appraisal.overview", { roundId })).code).toBe("forbidden");
    const one = [{ unitId: "ward", leaf: "1.1", version: 0 }];
    expect((await decide(elsewhere, { action: "accept", decisions: one })).code).toBe("not-found");
  });

  test("one criterion over all units, equal cases told by the same key", async () => {
    const answer = await first.query("appraisal.criterion", { roundId, leaf: "1.1" });
    const read = (value: unknown): Outputs["appraisal"]["criterion"] =>
      JSON.parse(JSON.stringify(value));
    const { rows, leaf } = read(answer.data);
    expect(leaf.code).toBe("1.1");
    expect(rows.map(({ result }) => result)).toMatchObject([
      { state: "scored", points: 4500 },
      { state: "scored", points: 4500 },
    ]);
    expect(new Set(rows.map(({ caseKey }) => caseKey)).size).toBe(1);
  });

  test("a figure changed after handing in marks its criteria, and only those", async () => {
    const marks = async () => (await wardUnit()).stale;
    expect(await marks()).toEqual([]);
    await changeFigure(1, 8);
    expect(await marks()).toEqual(["1.1"]);
    const { data } = await first.query("appraisal.criterion", { roundId, leaf: "1.1" });
    expect(data).toMatchObject({
      rows: [
        { unitId: "neighbour", stale: false },
        { unitId: "ward", stale: true, result: { points: 4500 } },
      ],
    });
    await changeFigure(2, 9);
    expect(await marks()).toEqual([]);
  });

  test("equal cases are decided once, all of them or none", async () => {
    const decisions = [
      { unitId: "ward", leaf: "1.1", version: 0 },
      { unitId: "neighbour", leaf: "1.1", version: 0 },
    ];
    const clash = await decide(first, {
      action: "accept",
      decisions: [decisions[0], { ...decisions[1], version: 7 }],
    });
    expect(clash.code).toBe("conflict");
    expect((await overview()).map(({ undecided }) => undecided)).toEqual([3, 3]);
    expect((await decide(first, { action: "accept", decisions })).data).toEqual({ decided: 2 });
    expect((await overview()).map(({ undecided }) => undecided)).toEqual([2, 2]);
  });

  test("a changed score needs a reason, fitting points and a second person", async () => {
    const decisions = [{ unitId: "ward", leaf: "1.3", version: 0 }];
    expect((await decide(first, { action: "change", points: 400, decisions })).code).toBe(
      "reason-needed",
    );
    const reason = "Biên bản thiếu chữ ký";
    expect((await decide(first, { action: "change", points: 1001, reason, decisions })).code).toBe(
      "points-outside",
    );
    const changed = await decide(first, { action: "change", points: 1000, reason, decisions });
    expect(changed.status).toBe(200);
    const again = await decide(first, {
      action: "change",
      points: 400,
      reason,
      decisions: [{ unitId: "ward", leaf: "1.3", version: 1 }],
    });
    expect(again.status).toBe(200);
    const confirm = (client: Client, version: number) =>
      client.mutate("appraisal.confirm", {
        opId: randomUUID(),
        roundId,
        decisions: [{ unitId: "ward", leaf: "1.3", version }],
      });
    // Seen by one alone, the points may still end otherwise.
    expect((await overview())[1]).toMatchObject({ unconfirmed: 1, lowest: 4500, highest: 9500 });
    expect((await confirm(first, 2)).code).toBe("second-person-needed");
    expect((await confirm(second, 1)).code).toBe("conflict");
    expect((await confirm(second, 2)).data).toEqual({ confirmed: 1 });
    // Who confirmed stands: nobody after them takes their place.
    expect((await confirm(leader, 3)).code).toBe("conflict");
    const [, own] = await overview();
    expect(own).toMatchObject({
      lowest: 4900,
      highest: 8900,
      changed: 1,
      unconfirmed: 0,
      current: 5900,
      self: 6500,
    });
  });

  test("a returned item opens alone, with a clock, and comes back answered", async () => {
    const decisions = [{ unitId: "ward", leaf: "1.2", version: 0 }];
    const reason = "Chưa có ảnh niêm yết";
    const returned = { action: "return", reason, decisions };
    expect((await decide(first, returned)).code).toBe("bad-input");
    const past = await decide(first, { ...returned, replyDue: "2023-12-11" });
    expect(past.message).toContain("Hạn giải trình");
    const back = await decide(first, { ...returned, replyDue: "2023-12-22" });
    expect(back.status).toBe(200);
    const conclude = (action: string, units: readonly string[]) =>
      first.mutate("appraisal.conclude", { opId: randomUUID(), roundId, action, reason, units });
    expect((await conclude("return", ["neighbour"])).code).toBe("reason-needed");
    expect((await conclude("return", ["ward"])).status).toBe(200);

    world.setClock("2023-12-21T02:00:00Z");
    const write = (code: string, value: unknown) =>
      ward.mutate("scores.saveInputs", {
        opId: randomUUID(),
        roundId,
        unitId: "ward",
        inputs: [{ code, version: 1, value }],
      });
    expect((await write("1.3", { claim: 900, reason: "Thử" })).code).toBe("item-locked");
    expect((await write("1.2", { items: ["desk"] })).status).toBe(200);
    await world.services.db
      .insertInto("document")
      .values({
        id: "late-paper",
        unit_id: "ward",
        type: "other",
        issuer: "UBND phường",
        summary: "Ảnh niêm yết",
        search_key: "anh niem yet",
        version: 1,
        updated_by: "test",
        updated_at: world.services.now(),
      })
      .execute();
    const reply = await ward.mutate("scores.saveItem", {
      opId: randomUUID(),
      roundId,
      unitId: "ward",
      leaf: "1.2",
      version: 0,
      reply: "Chỉ còn niêm yết tại bộ phận một cửa",
      evidence: [{ documentId: "late-paper", pageNote: "" }],
    });
    expect(reply.status).toBe(200);
    const told = async () => {
      const { items, evidence } = await wardUnit();
      return [...items.map((item) => item.reply), ...evidence.map((one) => one.documentId)].filter(
        (one) => one !== null,
      );
    };
    expect(await told()).toEqual([]);
    await changeFigure(3, 8);
    const { data: opened } = await ward.query("scores.open", { roundId, unitId: "ward" });
    expect(opened).toMatchObject({
      fed: { on_time: { numerator: 9, denominator: 10 } },
      changedSince: ["1.1", "1.2"],
    });
    const handed = await ward.mutate("scores.submit", {
      opId: randomUUID(),
      roundId,
      unitId: "ward",
    });
    expect(handed.status).toBe(200);
    expect(await told()).toEqual(["Chỉ còn niêm yết tại bộ phận một cửa", "late-paper"]);
    world.setClock("2023-12-12T02:00:00Z");
    const [, own] = await overview();
    expect(own).toMatchObject({ state: "submitted", answered: 1, returned: 0, undecided: 1 });
  });

  test("what was agreed to is handed in again as it was, and marked where the report moved on", async () => {
    const { values, stale } = await wardUnit();
    expect(values).toMatchObject({
      on_time: { numerator: 9, denominator: 10 },
      "1.2": { items: ["desk"] },
    });
    // The rest of the report is perhaps a draft yet.
    expect(Object.keys(values).toSorted()).toEqual(["1.2", "1.3", "on_time"]);
    expect(stale).toEqual(["1.1"]);
    await changeFigure(4, 9);
    expect((await wardUnit()).stale).toEqual([]);
  });

  test("closed only when everything is decided, approved by the leader, then nothing moves", async () => {
    const conclude = (client: Client, path: string, action: string) =>
      client.mutate(path, { opId: randomUUID(), roundId, action, reason: "", units: ["ward"] });
    const early = await conclude(first, "appraisal.conclude", "appraise");
    expect(early.code).toBe("score-incomplete");
    expect(early.message).toContain("1 mục");
    const version = await world.services.db
      .selectFrom("score_item")
      .select("version")
      .where("unit_id", "=", "ward")
      .where("leaf_code", "=", "1.2")
      .executeTakeFirstOrThrow();
    const rest = [{ unitId: "ward", leaf: "1.2", ...version }];
    expect((await decide(second, { action: "accept", decisions: rest })).status).toBe(200);
    expect((await conclude(first, "appraisal.conclude", "appraise")).status).toBe(200);
    expect((await conclude(first, "appraisal.approve", "approve")).code).toBe("forbidden");
    const withoutSurvey = await conclude(leader, "appraisal.approve", "approve");
    expect(withoutSurvey.code).toBe("bad-input");
    expect(withoutSurvey.message).toContain("chưa có tổng điểm");
    const survey = (units: string) =>
      first.mutate("surveys.import", {
        opId: randomUUID(),
        roundId,
        code: "sipas",
        fileName: "sipas.csv",
        content: Buffer.from(`Đơn vị;Tỷ lệ (%)\n${units}`).toString("base64"),
        leaveOut: [],
      });
    expect((await survey("Trần Hưng Đạo;90\n")).status).toBe(200);
    expect((await conclude(leader, "appraisal.approve", "approve")).status).toBe(200);
    const late = await decide(first, {
      action: "undo",
      decisions: [{ unitId: "ward", leaf: "1.1", version: 1 }],
    });
    expect(late.code).toBe("wrong-state");
    const confirmed = await second.mutate("appraisal.confirm", {
      opId: randomUUID(),
      roundId,
      decisions: [{ unitId: "ward", leaf: "1.3", version: 3 }],
    });
    expect(confirmed.code).toBe("wrong-state");
    expect((await conclude(leader, "appraisal.approve", "reopen")).code).toBe("reason-needed");
    const closed = await survey("Trần Hưng Đạo;80\n");
    expect(closed.message).toContain("Phường Trần Hưng Đạo đã được duyệt");
  });

  test("the history says who did what to which leaf with which words; a commune does not read it", async () => {
    const answer = await second.query("appraisal.history", { roundId, unitId: "ward" });
    const read = (value: unknown): Outputs["appraisal"]["history"] =>
      JSON.parse(JSON.stringify(value));
    const lines = read(answer.data);
    const of = (leaf: string | null) =>
      lines.flatMap((line) => (line.leaf === leaf ? [line.action] : []));
    expect(of("1.3")).toEqual(["appraisal.confirm", "appraisal.change", "appraisal.change"]);
    expect(of(null)).toContain("score.return");
    expect(lines.find(({ action }) => action === "appraisal.change")).toMatchObject({
      by: "Người tham-dinh-1",
      points: 400,
      words: "Biên bản thiếu chữ ký",
    });
    expect((await ward.query("appraisal.history", { roundId, unitId: "ward" })).code).toBe(
      "forbidden",
    );
  });

  test("the queue carries reasons, and two on one item see each other", async () => {
    const answer = await first.query("appraisal.queue", { roundId });
    const read = (value: unknown): Outputs["appraisal"]["queue"] =>
      JSON.parse(JSON.stringify(value));
    const { queue } = read(answer.data);
    expect(queue.map(({ unit, leaf }) => `${unit} ${leaf}`).toSorted()).toEqual([
      "neighbour 1.2",
      "neighbour 1.3",
    ]);
    expect(queue[0]?.reasons.map(({ code }) => code)).toContain("evidence-missing");
    const look = (client: Client) => client.mutate("appraisal.look", { roundId, leaf: "1.3" });
    expect((await look(first)).data).toEqual({ others: [] });
    expect((await look(second)).data).toEqual({ others: ["Người tham-dinh-1"] });
  });
});
