import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readTables } from "@cchc/documents/read/table";
import { DOSSIER_LIMITS } from "@cchc/documents/read/dossier-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let officer: Client;
const cookies: Record<string, string> = {};

const address = { unitId: "ward", periodId: "annual-2023" };

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("phuong", "officer", "ward");
  await world.signedIn("dong-nghiep", "officer", "ward");
  await world.signedIn("phuong-ben", "officer", "neighbour");
  await world.signedIn("thanhpho", "reviewer", "city");
  for (const name of ["phuong", "dong-nghiep", "phuong-ben", "thanhpho"]) {
    cookies[name] = await world.cookieOf(name);
  }
});
afterAll(() => world.close());

const heads =
  "STT;Số hồ sơ;Họ tên người nộp;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Kênh nộp;Trạng thái";

function line(code: string, cells: string): string {
  return `1;${code};Nguyễn Thị Bí Mật;${cells}`;
}

const exported = [
  "DANH SÁCH HỒ SƠ",
  heads,
  line("H1.23.1", "Hộ tịch;10/01/2023;15/01/2023;12/01/2023;Trực tuyến;Đã trả kết quả"),
  line("H1.23.2", "Hộ tịch;10/02/2023;15/02/2023;15/02/2023;Trực tiếp;Đã trả kết quả"),
  line("H1.23.2", "Hộ tịch;10/02/2023;15/02/2023;15/02/2023;Trực tiếp;Đã trả kết quả"),
  line("=H1.22.9", "Chứng thực;20/12/2022;05/01/2023;06/01/2023;Trực tiếp;Đã trả kết quả"),
  line("H1.23.4", "Chứng thực;01/12/2023;05/12/2023;;Trực tuyến;Đang xử lý"),
  line("H1.23.5", "Chứng thực;30/11/2023;05/12/2023;;Trực tuyến;Đang xử lý"),
  line("H1.23.6", "Chứng thực;02/03/2023;05/03/2023;;Trực tuyến;Công dân xin rút"),
  line("H1.23.7", "Chứng thực;không rõ;05/03/2023;;Trực tuyến;Đang xử lý"),
].join("\r\n");

interface Sending {
  readonly by?: string;
  readonly name?: string;
  readonly unit?: string;
}

function send(body: string, { by = "phuong", name = "mot-cua.csv", unit = "ward" }: Sending = {}) {
  return world.app.request(
    `/api/reconcile?unit=${unit}&period=annual-2023&name=${encodeURIComponent(name)}`,
    {
      method: "POST",
      headers: {
        cookie: cookies[by] ?? "",
        "content-type": "application/octet-stream",
        "x-operation-id": randomUUID(),
      },
      body: new TextEncoder().encode(body),
    },
  );
}

type View = NonNullable<Outputs["reconcile"]["status"]>;

/** The export of the officer when nothing runs any more. */
async function settled(client = officer): Promise<View> {
  for (;;) {
    const { data } = await client.query("reconcile.status", address);
    const parse = (value: unknown): View => JSON.parse(JSON.stringify(value));
    const view = parse(data);
    if (!["waiting", "looking", "counting"].includes(view.state)) return view;
    await sleep(50);
  }
}

async function counted(remember = false, columns?: object): Promise<View> {
  const { id, layout } = await settled();
  const answer = await officer.mutate("reconcile.count", {
    ...address,
    opId: randomUUID(),
    jobId: id,
    layout: columns === undefined ? layout : { ...layout, columns },
    remember,
  });
  expect(answer.status, answer.message).toBe(200);
  return settled();
}

function row(view: View, key: string): Record<string, readonly (number | null)[]> {
  const cells = view.result?.rows.find((one) => one.row === key)?.cells ?? [];
  return Object.fromEntries(
    cells.map(({ field, counted: n, difference }) => [field, [n, difference?.gap ?? null]]),
  );
}

function download(format: string, by = "phuong") {
  return world.app.request(`/api/reconcile/ward/annual-2023/doi-chieu.${format}`, {
    headers: { cookie: cookies[by] ?? "" },
  });
}

test("an export is counted as of the closing day and compared, each cause with its dossiers", async () => {
  await officer.mutate("reports.saveCells", {
    ...address,
    opId: randomUUID(),
    cells: [
      ["tthc.received.total", "", 5],
      ["tthc.received.carried", "", 1],
      ["tthc.received.total", "civil_status", 3],
    ].map(([field, at, value]) => ({
      field,
      row: at,
      version: 0,
      cell: { state: "entered", value, qualifier: "exact" },
    })),
  });
  expect((await send(exported)).status).toBe(200);
  const looked = await settled();
  expect(looked.layout).toEqual({
    sheet: 0,
    lines: 2,
    columns: { code: 1, area: 3, received: 4, due: 5, finished: 6, channel: 7, status: 8 },
  });
  const view = await counted();
  expect(row(view, "")).toMatchObject({
    "tthc.received.total": [4, 1],
    "tthc.received.online": [2, null],
    "tthc.received.direct": [1, null],
    "tthc.received.carried": [1, 0],
    "tthc.resolved.early": [1, null],
    "tthc.resolved.on_time": [1, null],
    "tthc.resolved.late": [1, null],
    "tthc.pending.in_time": [1, null],
  });
  expect(row(view, "civil_status")).toMatchObject({ "tthc.received.total": [2, 1] });
  expect(view.result?.causes.map(({ cause, count }) => [cause, count])).toEqual([
    ["cut-off", 1],
    ["carried-left-out", 1],
    ["withdrawn-counted", 1],
    ["counted-twice", 2],
    ["no-result-date", 0],
    ["odd-days", 0],
  ]);
  expect(view.result?.unread).toMatchObject({ count: 1, lines: [{ line: 10 }] });
});

test("the comparison is downloaded, and runs no formula", async () => {
  const csv = await (await download("csv")).text();
  expect(csv).toContain(";'=H1.22.9;");
  expect(csv).toContain("Mã hồ sơ đứng nhiều lần");
  expect(csv).toContain("khớp nếu một hồ sơ tính hai lần");
  expect(csv).toContain("Dòng 10 không có ngày tiếp nhận đọc được.");
  const bytes = new Uint8Array(await (await download("xlsx")).arrayBuffer());
  const [table] = readTables("a.xlsx", bytes, DOSSIER_LIMITS);
  const flat = table?.rows.flat() ?? [];
  expect(flat).toContain("'=H1.22.9");
  expect(flat).toContain("2022-12-20");
  expect((await download("csv", "phuong-ben")).status).toBe(404);
  expect((await download("csv", "dong-nghiep")).status).toBe(404);
  expect((await download("csv", "thanhpho")).status).toBe(403);
  expect((await download("csv", "nobody")).status).toBe(401);
});

test("chosen counts go into the report as the server counted them, and are taken back as an import", async () => {
  const view = await settled();
  const cells = [
    { field: "tthc.received.total", row: "", version: 1 },
    { field: "tthc.received.online", row: "", version: 0 },
    { field: "tthc.received.carried", row: "", version: 1 },
  ];
  const opId = randomUUID();
  const fill = () => officer.mutate("reconcile.fill", { ...address, opId, jobId: view.id, cells });
  const first = await fill();
  expect(first.data).toMatchObject({ conflicts: [], unchanged: 1 });
  expect((await fill()).data).toEqual(first.data);
  const filled = await settled();
  expect(row(filled, "")["tthc.received.total"]).toEqual([4, 0]);
  const now = filled.result?.rows[0]?.cells[0]?.now;
  expect(now).toMatchObject({
    value: 4,
    source: "đếm từ tệp mot-cua.csv: 7 dòng hồ sơ một cửa, tính đến 30/11/2023",
  });
  const { data: list } = await officer.query("imports.list", address);
  expect(list).toMatchObject([{ id: opId, file: "mot-cua.csv", cells: 2 }]);
  const undone = await officer.mutate("imports.undo", {
    ...address,
    opId: randomUUID(),
    importId: opId,
  });
  expect(undone.data).toEqual({ restored: 2, kept: 0 });
  expect(row(await settled(), "")["tthc.received.total"]).toEqual([4, 1]);
});

test("days that cannot be are a group of their own and make nothing late; where no day is, that is said", async () => {
  const odd = [
    heads,
    line("H1", "Hộ tịch;10/02/2023;01/02/2023;05/02/2023;Trực tiếp;Đã trả kết quả"),
    line("H2", "Hộ tịch;10/02/2023;15/02/2023;12/02/2023;Trực tiếp;Đã trả kết quả"),
    line("H3", "Hộ tịch;10/11/2028;15/11/2028;;Trực tiếp;Đang xử lý"),
  ].join("\n");
  await send(odd, { name: "ngay-le.csv" });
  const view = await counted();
  expect(view.result?.last).toBe("2023-11-30");
  expect(row(view, "")).toMatchObject({
    "tthc.received.total": [2, expect.any(Number)],
    "tthc.resolved.late": [0, null],
    "tthc.pending.late": [0, null],
  });
  const group = view.result?.causes.find(({ cause }) => cause === "odd-days");
  expect(group).toMatchObject({ label: "Ngày không hợp lý", count: 2 });
  expect(group?.dossiers.map(({ code }) => code)).toEqual(["H1", "H3"]);
  const csv = await (await download("csv")).text();
  expect(csv).toContain("Xem lại: hẹn trả trước ngày tiếp nhận, có kết quả trước ngày tiếp nhận");
  expect(csv).toContain("Xem lại: tiếp nhận ở ngày chưa đến");

  const { id, layout } = view;
  const none = { ...layout, lines: 9 };
  const answer = await officer.mutate("reconcile.count", {
    ...address,
    opId: randomUUID(),
    jobId: id,
    layout: none,
    remember: false,
  });
  expect(answer.status).toBe(200);
  expect((await settled()).message).toMatch(/^Không dòng nào có ngày tiếp nhận đọc được/);
  await send(exported);
});

test("columns that a person set right are kept for the next file of this sender, for this unit alone", async () => {
  const columns = { code: 1, received: 4, due: 5, finished: 6 };
  await counted(true, columns);
  await send(`${exported}\r\n`, { name: "thang-sau.csv" });
  expect(await settled()).toMatchObject({ remembered: true, layout: { lines: 2, columns } });
  await send(exported.replace("Kênh nộp", "Hình thức nộp"));
  expect(await settled()).toMatchObject({ remembered: false });
  await send(exported, { by: "phuong-ben", unit: "neighbour" });
  const neighbour = await world.signIn("phuong-ben");
  const other = { unitId: "neighbour", periodId: "annual-2023" };
  for (;;) {
    const { data } = await neighbour.query("reconcile.status", other);
    if ((data as View).state === "ready") {
      expect(data).toMatchObject({ remembered: false });
      break;
    }
    await sleep(50);
  }
  const twice = await officer.mutate("reconcile.count", {
    ...address,
    opId: randomUUID(),
    jobId: (await settled()).id,
    layout: { sheet: 0, lines: 2, columns: { code: 4, received: 4 } },
    remember: true,
  });
  expect(twice.code).toBe("bad-input");
});

test("names reach no table, no file and no log; another person's export is not there", async () => {
  const { db } = world.services;
  for (const table of [
    "audit",
    "operation",
    "import_layout",
    "report_value",
    "stored_file",
  ] as const) {
    const rows = await db.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows), table).not.toContain("Bí Mật");
  }
  expect(existsSync(world.filesFolder) ? readdirSync(world.filesFolder) : []).toEqual([]);
  expect(JSON.stringify(world.logged)).not.toContain("Bí Mật");
  expect(JSON.stringify(await settled())).not.toContain("Bí Mật");
  const colleague = await world.signIn("dong-nghiep");
  expect((await colleague.query("reconcile.status", address)).data).toBeNull();
  expect((await send(exported, { unit: "neighbour" })).status).toBe(404);
  expect((await send(exported, { by: "thanhpho" })).status).toBe(403);
});

test("a file that is none says so; dropping forgets it", async () => {
  await send("Tên;Ghi chú\nA;B\n");
  expect(await settled()).toMatchObject({
    state: "failed",
    message: expect.stringContaining("Không thấy bảng nào có ngày tiếp nhận"),
  });
  await send("%PDF-1.4", { name: "a.pdf" });
  expect(await settled()).toMatchObject({
    state: "failed",
    message: expect.stringContaining("chỉ đọc danh sách hồ sơ dạng bảng"),
  });
  await send("PK\u0003\u0004x", { name: "a.xlsx" });
  expect(await settled()).toMatchObject({ state: "failed" });
  await officer.mutate("reconcile.drop", address);
  expect((await officer.query("reconcile.status", address)).data).toBeNull();
  expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
});
