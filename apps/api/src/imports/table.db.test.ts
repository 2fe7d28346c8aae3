import { randomUUID } from "node:crypto";
import { cellKey } from "@cchc/domain/report/cell";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

type Read = Outputs["imports"]["read"];
type Layout = NonNullable<Read["table"]>["layout"];

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

/** As another office sends it: last year's column first, one label that no form has. */
function sent(year: number, online: string): string {
  return [
    `STT;Nội dung;ĐVT;Năm ${year - 1};Năm ${year}`,
    "1;Tổng số hồ sơ tiếp nhận;hồ sơ;980;1.059",
    `;- Trực tuyến;hồ sơ;900;${online}`,
    ";- Trực tiếp, bưu chính;hồ sơ;70;-",
    ";- Từ kỳ trước chuyển qua;hồ sơ;10;0",
    "2;Hồ sơ giải quyết trước hạn;hồ sơ;960;không phát sinh",
    "3;Số lần bà con đến hỏi việc;phiếu;5;145",
    "4;Hồ sơ giải quyết đúng hạn;hồ sơ;5;1,5 hồ sơ",
  ].join("\n");
}

async function upload(name: string, body: string): Promise<string> {
  const response = await world.app.request(
    `/api/files?unit=ward&name=${encodeURIComponent(name)}`,
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
  const parse = (value: unknown): { uploadId: string } => JSON.parse(JSON.stringify(value));
  return parse(await response.json()).uploadId;
}

async function read(uploadId: string, layout?: Layout | null): Promise<Read> {
  const given = layout === undefined ? {} : { layout };
  const answer = await officer.mutate("imports.read", { ...address, uploadId, ...given });
  expect(answer.status).toBe(200);
  const parse = (value: unknown): Read => JSON.parse(JSON.stringify(value));
  return parse(answer.data);
}

async function standing(): Promise<ReadonlyMap<string, { version: number; cell: unknown }>> {
  const { data } = await officer.query("reports.open", address);
  const parse = (value: unknown): Outputs["reports"]["open"] => JSON.parse(JSON.stringify(value));
  return new Map(parse(data).cells.map((one) => [cellKey(one.field, one.row), one]));
}

async function writes({ proposals }: Read) {
  const now = await standing();
  return proposals.map(({ field, row, cell }) => {
    return { field, row, version: now.get(cellKey(field, row))?.version ?? 0, cell };
  });
}

function said({ proposals }: Read): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    proposals.map(({ field, cell }) => [field, cell.state === "entered" ? cell.value : cell.state]),
  );
}

test("another sender's table is proposed, set right, kept, tried, taken and taken back", async () => {
  const first = await upload("xa-gui.csv", sent(2023, "1.049"));
  const proposed = await read(first);
  expect(said(proposed)).toEqual({
    "tthc.received.total": 1059,
    "tthc.received.online": 1049,
    "tthc.received.carried": 0,
    "tthc.resolved.early": "none",
  });
  // A dash is no 0, half a dossier is asked about, what no cell asks for stays in sight.
  expect(proposed.notices).toEqual([expect.stringContaining("1 ô có chỉ tiêu nhưng để trống")]);
  expect(proposed.findings.map(({ kind, fields }) => [kind, fields])).toEqual([
    ["ambiguous", ["tthc.resolved.on_time"]],
    ["blank", ["tthc.received.direct"]],
  ]);
  expect(proposed.others.map(({ value }) => value)).toEqual(["145"]);
  const { table } = proposed;
  if (table === null) throw new Error("no table was read");
  expect(table).toMatchObject({ remembered: false, layout: { by: "rows", value: 4 } });

  const layout = {
    ...table.layout,
    fields: { "so lan ba con den hoi viec": "survey.ballots.total" },
  };
  const set = await read(first, layout);
  expect(said(set)).toMatchObject({ "survey.ballots.total": 145 });
  const keep = () =>
    officer.mutate("imports.keepLayout", {
      ...address,
      opId: randomUUID(),
      fingerprint: table.fingerprint,
      layout,
    });
  expect((await keep()).status).toBe(200);
  expect((await keep()).status).toBe(200);
  const kept = await world.services.db
    .selectFrom("audit")
    .select("after")
    .where("action", "=", "import.layout")
    .execute();
  expect(kept).toHaveLength(1);

  // Tried: everything is new, nothing is written.
  const uploadId = first;
  const cells = await writes(set);
  const tried = await officer.mutate("imports.tryOut", { ...address, uploadId, cells });
  expect(tried.data).toHaveLength(5);
  expect(tried.data).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: "survey.ballots.total", outcome: "new", now: null }),
    ]),
  );
  expect(await standing()).toEqual(new Map());
  const traces = () =>
    world.services.db
      .selectFrom("operation")
      .select("id")
      .where("name", "=", "import.try")
      .execute();
  expect(await traces()).toEqual([]);

  const opId = randomUUID();
  const taken = await officer.mutate("imports.take", { ...address, opId, uploadId, cells });
  expect(taken.data).toMatchObject({ unchanged: 0, conflicts: [] });
  expect((await standing()).get("survey.ballots.total")?.cell).toMatchObject({
    value: 145,
    source: "tệp xa-gui.csv, dòng 7: “Số lần bà con đến hỏi việc (phiếu): 145”",
  });

  // The same sender's next file: read as it was set, led to its own year's column.
  const next = await upload("xa-gui-lai.csv", sent(2023, "1.050"));
  const again = await read(next);
  expect(again.table).toMatchObject({ remembered: true });
  expect(said(again)).toMatchObject({ "survey.ballots.total": 145, "tthc.received.online": 1050 });
  const difference = await officer.mutate("imports.tryOut", {
    ...address,
    uploadId: next,
    cells: await writes(again),
  });
  const outcomes = (value: unknown): { field: string; outcome: string }[] =>
    JSON.parse(JSON.stringify(value));
  expect(
    outcomes(difference.data).flatMap(({ field, outcome }) =>
      outcome === "same" ? [] : [[field, outcome]],
    ),
  ).toEqual([["tthc.received.online", "changed"]]);

  const undone = await officer.mutate("imports.undo", {
    ...address,
    opId: randomUUID(),
    importId: opId,
  });
  expect(undone.data).toMatchObject({ restored: 5, kept: 0 });
});

test("the same headings for another unit are not known there", async () => {
  await world.signedIn("phuong-ben", "officer", "neighbour");
  const { rows } = {
    rows: await world.services.db.selectFrom("import_layout").selectAll().execute(),
  };
  expect(rows.map(({ unit_id: unit, kind }) => [unit, kind])).toEqual([["ward", "figures"]]);
});

test("a layout that points outside, or with a cell that the form lacks, gives nothing", async () => {
  const uploadId = await upload("b.csv", sent(2023, "7"));
  const fields = { "tong so ho so tiep nhan": "no.such.field" };
  const outside = await read(uploadId, {
    by: "rows",
    sheet: 9,
    lines: 1,
    label: 1,
    value: 4,
    fields: {},
  });
  const taken = outside.proposals.filter(({ certain }) => certain);
  expect(taken.filter(({ field }) => field === "survey.ballots.total")).toEqual([]);
  const lacking = await read(uploadId, {
    by: "rows",
    sheet: 0,
    lines: 1,
    label: 1,
    value: 4,
    fields,
  });
  expect(said(lacking)["tthc.received.total"]).toBeUndefined();
  expect(lacking.others.map(({ value }) => value)).toContain("1.059");
  // Read as a text on demand.
  expect((await read(uploadId, null)).table).toBeNull();
});
