import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { once } from "../operation/once.ts";
import type { Outputs } from "../router.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { readVersions } from "../units/queries.ts";

let world: World;
let officer: Client;
let cookie: string;

const address = { unitId: "ward", periodId: "annual-2023" };

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("phuong", "officer", "ward");
  cookie = await world.cookieOf("phuong");
});
afterAll(() => world.close());

const text = [
  "BÁO CÁO",
  "Kết quả công tác cải cách hành chính năm 2022",
  "",
  "Bộ phận Một cửa đã tiếp nhận 1.059 hồ sơ, trong đó tiếp nhận trực tuyến 1.049 hồ sơ.",
  "Số phiếu lấy ý kiến: 145 phiếu.",
].join("\n");

async function upload(name: string, body: string, unitId = "ward"): Promise<string> {
  const response = await world.app.request(
    `/api/files?unit=${unitId}&name=${encodeURIComponent(name)}`,
    {
      method: "POST",
      headers: {
        cookie,
        "content-type": "application/octet-stream",
        "x-operation-id": randomUUID(),
      },
      body: new TextEncoder().encode(body),
    },
  );
  const sent: unknown = await response.json();
  const parse = (value: unknown): { uploadId: string } => JSON.parse(JSON.stringify(value));
  return parse(sent).uploadId;
}

type Read = Outputs["imports"]["read"];

async function read(uploadId: string): Promise<Read> {
  const answer = await officer.mutate("imports.read", { ...address, uploadId });
  expect(answer.status).toBe(200);
  const parse = (value: unknown): Read => JSON.parse(JSON.stringify(value));
  return parse(answer.data);
}

async function open(): Promise<Outputs["reports"]["open"]> {
  const { data } = await officer.query("reports.open", address);
  const parse = (value: unknown): Outputs["reports"]["open"] => JSON.parse(JSON.stringify(value));
  return parse(data);
}

function take(given: Read, opId = randomUUID()) {
  const { uploadId } = given.file;
  const cells = given.proposals
    .filter(({ certain }) => certain)
    .map(({ field, row, cell }) => ({ field, row, version: 0, cell }));
  return officer.mutate("imports.take", { ...address, opId, uploadId, cells });
}

test("a file's figures come with their sentences, and writing them keeps where they are from", async () => {
  const given = await read(await upload("bao-cao-2022.txt", text));
  const received = given.proposals.find(({ field }) => field === "tthc.received.total");
  expect(received).toMatchObject({ certain: true, cell: { state: "entered", value: 1059 } });
  expect(given.text.slice(received?.start, received?.end)).toContain("1.059");
  expect(await open()).toMatchObject({ cells: [] });

  const opId = randomUUID();
  const first = await take(given, opId);
  expect(first.status).toBe(200);
  const { cells } = await open();
  const total = cells.find(({ field }) => field === "tthc.received.total");
  expect(total?.cell).toMatchObject({ value: 1059 });
  expect(total?.cell?.source).toContain("tệp bao-cao-2022.txt: “");

  const again = await take(given);
  expect(again.data).toMatchObject({ saved: [], conflicts: [] });
  expect((await open()).cells.map(({ version }) => version)).toEqual(cells.map(() => 1));

  const { data: list } = await officer.query("imports.list", address);
  expect(list).toMatchObject([{ id: opId, file: "bao-cao-2022.txt", undone: false }]);
});

test("a whole import is taken back, but for what somebody wrote since", async () => {
  const { cells } = await open();
  const online = cells.find(({ field }) => field === "tthc.received.online");
  const written = await officer.mutate("reports.saveCells", {
    ...address,
    opId: randomUUID(),
    cells: [
      {
        field: "tthc.received.online",
        row: "",
        version: online?.version,
        cell: { state: "entered", value: 1050, qualifier: "exact" },
      },
    ],
  });
  expect(written.status).toBe(200);
  const { data: list } = await officer.query("imports.list", address);
  const ids = (value: unknown): { id: string }[] => JSON.parse(JSON.stringify(value));
  const [known] = ids(list);
  const undo = () =>
    officer.mutate("imports.undo", { ...address, opId: randomUUID(), importId: known?.id });
  const done = await undo();
  expect(done.data).toMatchObject({ kept: 1 });
  const standing = (await open()).cells.filter(({ cell }) => cell !== null);
  expect(
    standing.map(({ field, cell }) => [field, cell?.state === "entered" && cell.value]),
  ).toEqual([["tthc.received.online", 1050]]);
  expect((await undo()).code).toBe("not-found");
});

test("a cell that somebody writes while an import is taken back is kept and counted so", async () => {
  const given = await read(await upload("bao-cao-2022-b.txt", text));
  const { cells: standing } = await open();
  const version = (field: string) => standing.find((one) => one.field === field)?.version ?? 0;
  const opId = randomUUID();
  const [proposal] = given.proposals.filter(({ field }) => field === "tthc.received.total");
  const { uploadId } = given.file;
  const cells = [
    {
      field: "tthc.received.total",
      row: "",
      version: version("tthc.received.total"),
      cell: proposal?.cell,
    },
  ];
  const taken = await officer.mutate("imports.take", {
    ...address,
    opId,
    uploadId,
    cells,
  });
  expect(taken.data).toMatchObject({ saved: [{ field: "tthc.received.total" }] });
  const { undoing } = await world.services.db.transaction().execute(async (tx) => {
    await tx
      .selectFrom("report")
      .select("version")
      .where("unit_id", "=", "ward")
      .forUpdate()
      .execute();
    const answer = officer.mutate("imports.undo", {
      ...address,
      opId: randomUUID(),
      importId: opId,
    });
    expect(await Promise.race([answer, sleep(300, "waits")])).toBe("waits");
    await tx
      .updateTable("report_value")
      .set((eb) => ({ amount: 1060, version: eb("version", "+", 1) }))
      .where("unit_id", "=", "ward")
      .where("field_code", "=", "tthc.received.total")
      .execute();
    return { undoing: answer };
  });
  expect((await undoing).data).toEqual({ restored: 0, kept: 1 });
});

test("another unit's upload, and a file that is no document", async () => {
  const stranger = await world.signedIn("phuong-ben", "officer", "neighbour");
  const uploadId = await upload("a.txt", text);
  const other = await stranger.mutate("imports.read", {
    unitId: "neighbour",
    periodId: "annual-2023",
    uploadId,
  });
  expect(other.code).toBe("not-found");
  expect((await officer.mutate("imports.read", { ...address, uploadId: randomUUID() })).code).toBe(
    "not-found",
  );
});

test("a sheet in which only notes changed is taken; a second time it changes nothing", async () => {
  const opened = await open();
  const standing = opened.cells.find(({ cell }) => cell?.state === "entered");
  const cell = standing?.cell;
  if (standing === undefined || cell?.state !== "entered") throw new Error("no figure stands");
  const uploadId = await upload("mau.txt", `${text}\n(mẫu)`);
  const cellWith = (note: string | undefined, version: number) => ({
    field: standing.field,
    row: standing.row,
    version,
    cell: {
      state: "entered",
      value: cell.value,
      qualifier: cell.qualifier,
      ...(note === undefined ? {} : { note }),
    },
  });
  const send = (note: string | undefined, version: number) =>
    officer.mutate("imports.take", {
      ...address,
      opId: randomUUID(),
      uploadId,
      cells: [cellWith(note, version)],
    });
  const { version } = standing;
  expect((await send("theo sổ", version)).data).toMatchObject({ unchanged: 0, conflicts: [] });
  expect((await send("theo sổ", version + 1)).data).toMatchObject({ unchanged: 1, saved: [] });
  expect((await send(undefined, version + 1)).data).toMatchObject({ unchanged: 1, saved: [] });
  const now = (await open()).cells.find(({ field }) => field === standing.field);
  expect(now?.cell).toMatchObject({ note: "theo sổ" });
  const { data: list } = await officer.query("imports.list", address);
  expect(list).toMatchObject([{ file: "mau.txt" }, {}, {}]);
});

test("figures are taken from one's own upload alone, under the name that the server knows", async () => {
  const cells = [{ field: "documents.checked", row: "", version: 0, cell: { state: "none" } }];
  const stranger = await world.signIn("phuong-ben");
  const uploadId = await upload("của phường.txt", text);
  const other = { unitId: "neighbour", periodId: "annual-2023" };
  const foreign = await stranger.mutate("imports.take", {
    ...other,
    opId: randomUUID(),
    uploadId,
    cells,
  });
  expect(foreign.code).toBe("not-found");
  const forged = await officer.mutate("imports.take", {
    ...address,
    opId: randomUUID(),
    uploadId: randomUUID(),
    file: { name: "giả.docx", hash: "0".repeat(64) },
    cells,
  });
  expect(forged.code).toBe("not-found");
});

test("a file of another commune or another year is told, a former name is the ward's own", async () => {
  const named = (name: string, year: number) =>
    `ỦY BAN NHÂN DÂN\n${name}\n${text.replace("năm 2022", `năm ${year}`)}`;
  const another = async (body: string) => (await read(await upload("a.txt", body))).another;
  const own = { unit: null, period: null };
  expect(await another(named("PHƯỜNG TRẦN HƯNG ĐẠO", 2023))).toEqual(own);
  expect(await another(named("PHƯỜNG TRẦN HƯNG ĐẠO", 2022))).toEqual({
    ...own,
    period: "năm 2022",
  });
  expect(await another(named("XÃ TÂN LẬP", 2023))).toEqual({ ...own, unit: "xã Tân Lập" });

  const operation = { id: randomUUID(), userId: "test", name: "units", input: null };
  await once(world.services, operation, async (tx, stamp) => {
    const renamed = { kind: "rename", unitId: "ward", type: "phuong", name: "Sông Mây" } as const;
    const merged = {
      kind: "merge",
      unitIds: ["ward", "neighbour"],
      into: { unitId: "ward", name: "Sông Mây", type: "phuong", kind: "commune", parentId: "city" },
    } as const;
    const changes = [
      { ...renamed, on: "2023-06-01" },
      { ...merged, on: "2023-07-01" },
    ];
    return writeChanges(tx, { before: await readVersions(tx), changes }, stamp);
  });
  expect(await another(named("PHƯỜNG SÔNG MÂY", 2023))).toEqual(own);
  expect(await another(named("PHƯỜNG TRẦN HƯNG ĐẠO", 2023))).toEqual(own);
  expect(await another(named("PHƯỜNG QUANG TRUNG", 2023))).toEqual(own);
  expect(await another(named("XÃ TÂN LẬP", 2023))).toEqual({ ...own, unit: "xã Tân Lập" });
});
