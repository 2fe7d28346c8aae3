import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { cellsOf, NONE } from "@cchc/domain/report/build";
import { type Cell, cellRef } from "@cchc/domain/report/cell";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { makeChanges } from "../testing/unit-operation.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { toColumns } from "./cells.ts";
import { readUnmet } from "./findings.ts";
import { keptResults } from "./kept.ts";
import { findTarget } from "./target.ts";

let world: World;
let officer: Client;
let province: Client;
let city: Client;

const on = "2025-07-01";
const form = formByVersion("annual", 1);

beforeAll(async () => {
  world = await createWorld();
  const administrator = await world.signedIn("quan-tri", "administrator", "province");
  await makeChanges(administrator, [
    {
      kind: "merge",
      on,
      unitIds: ["ward", "neighbour", "far"],
      into: { unitId: "new", kind: "commune", type: "phuong", name: "Mới", parentId: "province" },
    },
    { kind: "abolish", on, unitId: "city" },
    { kind: "abolish", on, unitId: "other-city" },
  ]);
  officer = await world.signedIn("can-bo", "officer", "new");
  province = await world.signedIn("tinh", "reviewer", "province");
  city = await world.signedIn("huyen", "reviewer", "city");
  await open("y2024", "year", ["2024-01-01", "2024-12-31"]);
  await open("h1-2025", "half", ["2025-01-01", "2025-06-30"]);
  await open("h2-2025", "custom", ["2025-07-01", "2025-12-31"]);
  await open("y2025", "year", ["2025-01-01", "2025-12-31"]);
  await write("ward", "y2024", 100, { early: 50, pending: 7 });
  await write("neighbour", "y2024", 10, { early: 9, pending: 3 });
  await write("ward", "h1-2025", 40, { early: 30, pending: 5 });
  await write("neighbour", "h1-2025", 20, { early: 20, pending: 1 });
  await write("far", "h1-2025", 10, { early: 1, pending: 0 });
  await write("new", "h2-2025", 200, { early: 100, pending: 9 });
  world.setClock("2026-01-05T02:00:00Z");
});
afterAll(() => world.close());

async function open(
  id: string,
  kind: "year" | "half" | "custom",
  days: [string, string],
  more: { rootId?: string; name?: string } = {},
) {
  const [from, to] = days;
  const about = {
    form: "annual",
    year: Number(to.slice(0, 4)),
    kind,
    submitterKind: "commune",
  } as const;
  const period = {
    ...about,
    id,
    name: id,
    from,
    to,
    due: to,
    lock: "2027-01-31",
    rootId: "province",
    illustration: false,
    ...more,
  };
  const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
  await once(world.services, operation, (tx, stamp) => createPeriod(tx, period, stamp));
}

async function write(
  unitId: string,
  periodId: string,
  total: number,
  { early, pending }: { early: number; pending: number },
): Promise<void> {
  const cells = cellsOf({
    "tthc.resolved.total": total,
    "tthc.resolved.early": early,
    "tthc.resolved.on_time": NONE,
    "tthc.pending.total": pending,
    "tthc.procedures.total": 120,
  });
  const { db } = world.services;
  const at = new Date("2026-01-02T02:00:00Z");
  const stamp = { version: 1, updated_by: "test", updated_at: at };
  const address = { unit_id: unitId, period_id: periodId };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("report")
      .values({
        ...address,
        state: "submitted",
        submission_id: null,
        returned_reason: null,
        ...stamp,
      })
      .execute();
    await tx
      .insertInto("report_value")
      .values(
        [...cells].map(([key, cell]) => {
          const { field, row } = cellRef(key);
          return {
            ...address,
            field_code: field,
            row_key: row,
            ...toColumns(cell),
            channel: "web",
            ...stamp,
          };
        }),
      )
      .execute();
    await tx
      .insertInto("report_kept")
      .values({ ...address, ...keptResults(form, on, cells) })
      .execute();
  });
}

interface Column {
  readonly name: string;
  readonly says: string;
  readonly cells: readonly [string, Cell][];
  readonly marks: readonly [string, string][];
}

async function columns(): Promise<readonly Column[]> {
  const { data, message } = await officer.query("reports.open", {
    unitId: "new",
    periodId: "y2025",
  });
  expect(data, message).toBeDefined();
  return (data as { inherited?: Column[] }).inherited ?? [];
}

const valueOf = (column: Column | undefined, key: string): unknown => {
  const cell = new Map(column?.cells).get(key);
  return cell?.state === "entered" ? cell.value : cell?.state;
};

test("the first year of a merged commune: the year before as a sum, whoever is missing named", async () => {
  const [, previous] = await columns();
  expect(previous?.name).toBe("y2024");
  // One of three handed in nothing: nothing is whole, and nothing is taken as 0.
  expect(previous?.cells).toEqual([]);
  expect(new Map(previous?.marks).get("tthc.resolved.total")).toBe("thiếu 1/3 đơn vị");
  expect(new Map(previous?.marks).get("tthc.procedures.total")).toBe("không cộng được");
  expect(previous?.says).toContain("Chưa có báo cáo của Xã Tân Lập.");
});

test("its own second half joins the first half of its predecessors", async () => {
  const [year] = await columns();
  expect(valueOf(year, "tthc.resolved.total")).toBe(40 + 20 + 10 + 200);
  expect(valueOf(year, "tthc.resolved.on_time")).toBe("none");
  // What stands on a day is the last day's.
  expect(valueOf(year, "tthc.pending.total")).toBe(9);
  expect(year?.says).toContain("Phường Quang Trung");
  expect(year?.says).toContain("h2-2025 của chính đơn vị");
});

test("another province's periods neither hide the predecessors' nor give them their name", async () => {
  const administrator = await world.signedIn("ca-nuoc", "administrator", "viet-nam");
  const elsewhere = { unitId: "a-province", kind: "province", type: "tinh", name: "Xa" };
  const unit = { ...elsewhere, parentId: "viet-nam" };
  await makeChanges(administrator, [{ kind: "found", on: "2020-01-01", unit }]);
  const [, before] = await columns();
  // The same days under another name, and more recent ones than are looked through.
  await open("a-y2024", "year", ["2024-01-01", "2024-12-31"], {
    rootId: "a-province",
    name: "Năm ở nơi khác",
  });
  for (let n = 1; n <= 8; n += 1) {
    const days: [string, string] = [`2024-0${n}-02`, "2024-12-31"];
    await open(`a-${n}`, "year", days, { rootId: "a-province" });
  }
  expect((await columns())[1]).toEqual(before);
  expect(before?.name).toBe("y2024");
});

test("of two twins in which a unit reported, the one of its nearest node counts", async () => {
  const days: [string, string] = ["2024-01-01", "2024-12-31"];
  await open("city-y2024", "year", days, { rootId: "city", name: "Năm của thành phố" });
  await write("ward", "city-y2024", 1000, { early: 1, pending: 1 });
  await write("neighbour", "city-y2024", 1000, { early: 1, pending: 1 });
  await write("far", "y2024", 5, { early: 5, pending: 0 });
  const { db } = world.services;
  const [, both] = await columns();
  expect(valueOf(both, "tthc.resolved.total")).toBe(1000 + 1000 + 5);
  // What is still a draft is nobody's but the unit's own.
  await db
    .updateTable("report")
    .set({ state: "draft" })
    .where("period_id", "=", "city-y2024")
    .execute();
  const [, rest] = await columns();
  expect(valueOf(rest, "tthc.resolved.total")).toBe(100 + 10 + 5);
  expect(rest?.name).toBe("y2024");
  await db.deleteFrom("report").where("period_id", "=", "city-y2024").execute();
  await db
    .deleteFrom("report")
    .where("period_id", "=", "y2024")
    .where("unit_id", "=", "far")
    .execute();
  await db.deleteFrom("period").where("id", "=", "city-y2024").execute();
});

test("the first report of a merged commune carries over what its predecessors left together", async () => {
  const address = { unitId: "new", periodId: "h2-2025" };
  const { data } = await officer.query("reports.open", address);
  const { carried } = data as {
    carried: { period: { name: string }; sumOf: number; cells: [string, Cell][] };
  };
  expect(carried).toMatchObject({ period: { name: "h1-2025" }, sumOf: 3 });
  expect(new Map(carried.cells).get("tthc.pending.total")).toMatchObject({ value: 5 + 1 + 0 });

  const [grant] = [{ role: "officer", unitId: "new" } as const];
  const person = { userId: "test", username: "test", name: "Thử", grants: [grant] };
  const target = await findTarget(world.services, person, "report.edit", address);
  const { db } = world.services;
  const unexplained = async (amount: number): Promise<number> => {
    const cell = cellsOf({ "tthc.received.carried": amount }).get("tthc.received.carried");
    const columnsOf = cell === undefined ? {} : toColumns(cell);
    await db
      .insertInto("report_value")
      .values({
        unit_id: "new",
        period_id: "h2-2025",
        field_code: "tthc.received.carried",
        row_key: "",
        state: "entered",
        ...columnsOf,
        channel: "web",
        version: 1,
        updated_by: "test",
        updated_at: new Date("2026-01-02T02:00:00Z"),
      })
      .onConflict((c) =>
        c.columns(["unit_id", "period_id", "field_code", "row_key"]).doUpdateSet({ amount }),
      )
      .execute();
    const unmet = await readUnmet(db, target);
    return unmet.unexplained;
  };
  const asIs = await unexplained(6);
  expect(await unexplained(5)).toBe(asIs + 1);
  expect(await unexplained(7)).toBe(asIs + 1);
  await db.deleteFrom("report_value").where("field_code", "=", "tthc.received.carried").execute();

  // Where one of them handed nothing in, no part of the sum passes for the whole.
  const { data: year } = await officer.query("reports.open", { unitId: "new", periodId: "y2025" });
  expect(year).toMatchObject({ carried: { period: { name: "y2024" }, sumOf: 3, cells: [] } });
});

test("a commune that was always itself has no such column", async () => {
  const ward = await world.signedIn("phuong", "officer", "ward");
  const { data } = await ward.query("reports.open", { unitId: "ward", periodId: "y2024" });
  expect(data).not.toHaveProperty("inherited");
  expect(data).not.toHaveProperty("carried");
});

test.each([
  ["h1-2025", 3, 3, "the day before: the old tree"],
  ["h2-2025", 1, 1, "on the day and after: the new one"],
])("a period is in the tree of its last day: %s", async (periodId, submitters, handedIn) => {
  const { data } = await province.query("review.rollUp", {
    periodId,
    nodeId: "province",
    by: "submitters",
  });
  const { rows, columns: rates } = data as {
    rows: { unitId: string }[];
    columns: { indicator: string; total: { coverage: { units: number; counted: number } } }[];
  };
  expect(rows).toHaveLength(submitters);
  const early = rates.find(({ indicator }) => indicator === "early");
  expect(early?.total.coverage).toMatchObject({ units: submitters, counted: handedIn });
});

test("a period that ends on the last day of June is the district's, one that ends on 1/7 is not", async () => {
  await open("to-eve", "custom", ["2025-06-01", "2025-06-30"]);
  await open("to-day", "custom", ["2025-06-01", "2025-07-01"]);
  const ask = (periodId: string) => city.query("review.overview", { nodeId: "city", periodId });
  expect((await ask("to-eve")).status).toBe(200);
  expect((await ask("to-day")).status).toBe(404);
  const above = (periodId: string) => province.query("reports.open", { unitId: "new", periodId });
  expect((await above("to-eve")).status).toBe(404);
  expect((await above("to-day")).status).toBe(200);
});

test("the trend as if merged adds what the predecessors counted; otherwise the years before are none", async () => {
  const ask = { periodId: "y2025", nodeId: "new" };
  const plain = await province.query("review.trend", ask);
  expect(plain.data).toMatchObject([{ year: 2025 }]);
  const merged = await province.query("review.trend", { ...ask, merged: true });
  const [first] = merged.data as {
    year: number;
    origins: { names: string[] };
    rates: { indicator: string; total: unknown }[];
  }[];
  expect(first).toMatchObject({ year: 2023 });
  const years = merged.data as NonNullable<typeof first>[];
  const year = years.find((one) => one.year === 2024);
  expect(year?.origins.names).toHaveLength(3);
  expect(year?.rates.find(({ indicator }) => indicator === "early")?.total).toMatchObject({
    state: "computed",
    numerator: 59,
    denominator: 110,
    coverage: { units: 3, counted: 2, missing: 1 },
  });
});
