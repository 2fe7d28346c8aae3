import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let roundId: string;
let reviewer: Client;

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  reviewer = await world.signedIn("khao-sat", "reviewer", "city");
});
afterAll(() => world.close());

const file = (text: string) => ({
  roundId,
  code: "sipas",
  fileName: "khao-sat.csv",
  content: Buffer.from(text, "utf8").toString("base64"),
});

async function results() {
  return world.services.db
    .selectFrom("survey_result")
    .select(["unit_id", "value"])
    .orderBy("unit_id")
    .execute();
}

test("a preview names every row's unit and what is wrong, and writes nothing", async () => {
  const text =
    "Kết quả khảo sát năm 2023\nĐơn vị;Số phiếu hài lòng;Tổng số phiếu\nPhường Trần Hưng Đạo;140;145\nquang trung;1,059;2000\nXã Không Có;1;2\nTRẦN HƯNG ĐẠO;1;2\n";
  const { data } = await reviewer.mutate("surveys.preview", file(text));
  expect(data).toMatchObject({
    rows: [
      { line: 3, unitId: "ward", value: { numerator: 140, denominator: 145 }, problem: null },
      { line: 4, unitId: "neighbour", value: null },
      { line: 5, unitId: null },
      { line: 6, unitId: "ward", value: null, problem: expect.stringContaining("dòng 3") },
    ],
    without: [],
  });
  expect(await results()).toEqual([]);
});

test("all rows or none: one bad row refuses the file and says where", async () => {
  const text = "Đơn vị;Tỷ lệ (%)\nPhường Trần Hưng Đạo;86,25\nXã Không Có;90\n";
  const input = { ...file(text), opId: randomUUID(), leaveOut: [] };
  const refused = await reviewer.mutate("surveys.import", input);
  expect(refused.code).toBe("bad-file");
  expect(refused.message).toContain("Dòng 3");
  expect(await results()).toEqual([]);
  const taken = { ...file(text), opId: randomUUID(), leaveOut: [3] };
  expect((await reviewer.mutate("surveys.import", taken)).data).toEqual({ written: 1 });
  expect((await reviewer.mutate("surveys.import", taken)).data).toEqual({ written: 1 });
  expect(await results()).toEqual([{ unit_id: "ward", value: { rate: 8625 } }]);
});

test("a later file replaces what it names and leaves the rest", async () => {
  const text = "Đơn vị;Số phiếu hài lòng;Tổng số phiếu\nQuang Trung;9;10\n";
  const input = { ...file(text), opId: randomUUID(), leaveOut: [] };
  expect((await reviewer.mutate("surveys.import", input)).status).toBe(200);
  expect(await results()).toEqual([
    { unit_id: "neighbour", value: { numerator: 9, denominator: 10 } },
    { unit_id: "ward", value: { rate: 8625 } },
  ]);
  const { data } = await reviewer.query("surveys.list", { roundId });
  expect(data).toMatchObject({ questions: [{ code: "sipas" }], imports: [{}, {}] });
});

test("whoever only looks from above brings no survey into others' appraisal", async () => {
  const province = await world.signedIn("tinh", "reviewer", "province");
  const text = "Đơn vị;Tỷ lệ (%)\nQuang Trung;10\n";
  expect((await province.query("surveys.list", { roundId })).status).toBe(200);
  const input = { ...file(text), opId: randomUUID(), leaveOut: [] };
  expect((await province.mutate("surveys.import", input)).code).toBe("other-reviewer");
});

test("a file without the columns, and a code the set does not ask for", async () => {
  const noHead = await reviewer.mutate("surveys.preview", file("a;b\n1;2\n"));
  expect(noHead.code).toBe("bad-file");
  expect(noHead.message).toContain("Đơn vị");
  const wrong = { ...file("Đơn vị;Tỷ lệ (%)\nQuang Trung;9\n"), code: "pari" };
  expect((await reviewer.mutate("surveys.preview", wrong)).code).toBe("not-found");
});

test("an import waits for a unit that hands in its first score meanwhile, and the other way round", async () => {
  const { db } = world.services;
  await db.deleteFrom("survey_result").execute();
  expect(await db.selectFrom("score").selectAll().execute()).toHaveLength(2);
  const rows = await db
    .selectFrom("score")
    .select(["unit_id", "state"])
    .orderBy("unit_id")
    .execute();
  expect(rows).toEqual([
    { unit_id: "neighbour", state: "scoring" },
    { unit_id: "ward", state: "scoring" },
  ]);
  // Whoever holds the score of a unit that has handed in nothing holds the import up.
  const text = "Đơn vị;Tỷ lệ (%)\nQuang Trung;10\n";
  let settled = false;
  const importing = await db.transaction().execute(async (tx) => {
    await tx
      .selectFrom("score")
      .select("unit_id")
      .where("unit_id", "=", "neighbour")
      .forUpdate()
      .execute();
    const going = reviewer.mutate("surveys.import", {
      ...file(text),
      opId: randomUUID(),
      leaveOut: [],
    });
    const settle = async (): Promise<void> => {
      await going;
      settled = true;
    };
    void settle();
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
    expect(settled).toBe(false);
    return { going };
  });
  expect((await importing.going).status).toBe(200);
});
