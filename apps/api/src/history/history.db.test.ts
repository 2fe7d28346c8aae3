import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entered } from "@cchc/domain/report/build";
import { appendAudit } from "../audit/audit.ts";
import { countQueries } from "../testing/count-queries.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { type HistoryPage, listHistory } from "./list.ts";

let world: World;
let officer: Client;
let writers: readonly { readonly id: string; readonly name: string }[];

const total = "tthc.received.total";
const address = { unitId: "ward", periodId: "annual-2023" };

async function save(client: Client, cells: readonly [field: string, value: number, v: number][]) {
  const { status } = await client.mutate("reports.saveCells", {
    opId: randomUUID(),
    ...address,
    cells: cells.map(([field, value, version]) => ({
      field,
      row: "",
      version,
      cell: entered(value),
    })),
  });
  expect(status).toBe(200);
}

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  const helper = await world.signedIn("mot-cua", "contributor", "ward", ["procedures"]);
  await save(officer, [[total, 1058, 0]]);
  world.setClock("2023-12-12T03:00:00Z");
  await save(helper, [[total, 1059, 1]]);
  await save(officer, [["documents.checked", 189, 0]]);
  const { status } = await officer.mutate("documents.add", {
    opId: randomUUID(),
    unitId: "ward",
    type: "plan",
    number: "26",
    symbol: "KH-UBND",
    issuedOn: "2023-02-14",
    issuer: "UBND phường Trần Hưng Đạo",
    summary: "Tuyên truyền cải cách hành chính",
    area: null,
    uploads: [],
  });
  expect(status).toBe(200);
  const answer = await officer.query("history.writers", { unitId: "ward" });
  writers = answer.data as typeof writers;
});
afterAll(() => world.close());

async function list(input: Readonly<Record<string, unknown>> = {}): Promise<HistoryPage> {
  const { status, data } = await officer.query("history.list", { unitId: "ward", ...input });
  expect(status).toBe(200);
  return data as HistoryPage;
}

const said = ({ entries }: HistoryPage): readonly string[] =>
  entries.map(({ by, what }) => `${by}: ${what}`);

describe("what happened in a unit", () => {
  test("stands in words, the latest first, and leads to its place", async () => {
    const page = await list();
    expect(said(page)).toEqual([
      "Người can-bo: vào sổ văn bản",
      "Người can-bo: nhập “Văn bản đã rà soát, tự kiểm tra”: 189 văn bản",
      "Người mot-cua: sửa “Tổng số hồ sơ TTHC tiếp nhận trong kỳ” từ 1.058 thành 1.059",
      "Người can-bo: nhập “Tổng số hồ sơ TTHC tiếp nhận trong kỳ”: 1.058 hồ sơ",
    ]);
    expect(page.next).toBeNull();
    expect(page.entries[0]).toMatchObject({
      kind: "documents",
      of: "Tuyên truyền cải cách hành chính",
      place: { at: "document" },
    });
    expect(page.entries[2]).toMatchObject({
      kind: "reports",
      of: "Năm 2023",
      at: "2023-12-12T03:00:00.000Z",
      place: { at: "cell", periodId: "annual-2023", area: "procedures", field: total, row: "" },
    });
  });

  test("goes on where the page before ended", async () => {
    const whole = await list();
    const first = await list({ limit: 3 });
    expect(first.entries).toEqual(whole.entries.slice(0, 3));
    const last = first.entries.at(-1);
    expect(first.next).toEqual({ at: last?.at, seq: last?.seq });
    const rest = await list({ limit: 3, cursor: first.next });
    expect(rest).toEqual({ entries: whole.entries.slice(3), next: null });
    expect((await list({ limit: 4 })).next).toBeNull();
  });

  test.each([
    ["kind", { kind: "documents" }, ["vào sổ văn bản"]],
    ["kind without entries", { kind: "scores" }, []],
    ["label without accents", { search: "TONG tiep nhan" }, ["sửa “Tổng", "nhập “Tổng"]],
    ["what was done", { search: "vao so" }, ["vào sổ văn bản"]],
    ["a paper's words", { search: "tuyen truyen cchc hanh" }, []],
    ["a paper's own words", { search: "tuyên truyền hành chính" }, ["vào sổ văn bản"]],
    ["a sign of the database", { search: "%" }, []],
  ])("narrowed to a %s", async (_what, input, begins) => {
    const { entries } = await list(input);
    expect(entries).toHaveLength(begins.length);
    for (const [index, begin] of begins.entries()) {
      expect(entries[index]?.what.startsWith(begin), entries[index]?.what).toBe(true);
    }
  });

  test("by a person", async () => {
    expect(writers.map(({ name }) => name)).toEqual(["Người can-bo", "Người mot-cua"]);
    const helper = writers.find(({ name }) => name === "Người mot-cua");
    expect(said(await list({ userId: helper?.id }))).toEqual([
      "Người mot-cua: sửa “Tổng số hồ sơ TTHC tiếp nhận trong kỳ” từ 1.058 thành 1.059",
    ]);
    expect((await list({ userId: "nobody" })).entries).toEqual([]);
  });

  test("one query, however much there is", async () => {
    const { services, queries } = countQueries(world.services);
    const ask = (search: string, limit: number) => () =>
      listHistory(services.db, { unitId: "ward", search, limit });
    expect(await queries(ask("tong", 1))).toBe(1);
    expect(await queries(ask("", 200))).toBe(1);
  });

  test("is nobody else's: not a neighbour's, not the reviewers', who would read a draft", async () => {
    const others = [
      await world.signedIn("lang-gieng", "officer", "neighbour"),
      await world.signedIn("tham-dinh", "reviewer", "city"),
      await world.signedIn("truong-phong", "reviewing_leader", "province"),
    ];
    for (const other of others) {
      for (const path of ["history.list", "history.writers"]) {
        const answer = await other.query(path, { unitId: "ward" });
        expect(answer).toMatchObject({ status: 404, code: "not-found" });
      }
    }
    const administrator = await world.signedIn("quan-tri", "administrator", "province");
    expect(await administrator.query("history.list", { unitId: "ward" })).toMatchObject({
      code: "forbidden",
    });
  });

  test("an import stands whole, with its file and its count, and so does taking it back", async () => {
    const { db } = world.services;
    const user = await db.selectFrom("auth_user").select("id").limit(1).executeTakeFirstOrThrow();
    const taken = randomUUID();
    const stamp = (operationId: string, at: string) => ({
      unitId: "ward",
      userId: user.id,
      operationId,
      at: new Date(at),
    });
    const cells = ["checked", "handled", "issued"].map((field) => ({
      action: "value.write" as const,
      subject: `value/annual-2023/documents.${field}#`,
      before: null,
      after: entered(3),
    }));
    const subject = "import/annual-2023";
    const whole = (action: "import.take" | "import.undo", after: object) => ({
      action,
      subject,
      before: null,
      after,
    });
    await db.transaction().execute(async (tx) => {
      const take = whole("import.take", { file: "bao-cao.docx", hash: "", cells: 3 });
      await appendAudit(tx, stamp(taken, "2023-12-13T01:00:00Z"), [...cells, take]);
      const undo = whole("import.undo", { of: taken, restored: 2 });
      await appendAudit(tx, stamp(randomUUID(), "2023-12-13T02:00:00Z"), [...cells, undo]);
    });
    const first = await list({ limit: 2 });
    expect(first.entries).toHaveLength(4);
    expect(first.entries[0]).toMatchObject({
      whole: true,
      what: "hoàn tác lần lấy số liệu từ tệp “bao-cao.docx”, trả lại 2 ô",
    });
    const second = await list({ limit: 2, cursor: first.next });
    expect(second.entries).toHaveLength(4);
    expect(second.entries.map((entry) => entry.whole)).toEqual([true, false, false, false]);
    expect(second.entries[0]?.what).toBe("lấy 3 số liệu từ tệp “bao-cao.docx”");
    expect(second.next).not.toBeNull();
    // Amid the last operation there is nothing more to come.
    const all = await list({ limit: 200 });
    const { at, seq } = all.entries.at(-1) ?? { at: "", seq: 0 };
    expect(await list({ limit: 200, cursor: { at, seq } })).toEqual({ entries: [], next: null });
  });

  test("what appraisers are deciding is not told", async () => {
    const { db } = world.services;
    const row = await db
      .selectFrom("audit")
      .selectAll()
      .where("unit_id", "=", "ward")
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    const decided = { action: "appraisal.change", subject: "score-item/round/1.2" };
    await db
      .insertInto("audit")
      .values({ ...row, ...decided, seq: row.seq + 1 })
      .execute();
    expect(said(await list()).join()).not.toContain("tự chấm");
    expect(await list()).toMatchObject({ entries: { length: 12 } });
  });
});
