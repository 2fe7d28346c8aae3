import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import { findBrokenLink } from "../audit/audit.ts";
import { recomputeKept } from "./recompute.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

const address = { unitId: "ward", periodId: "annual-2023" };

/** The dossiers of the ward: 1.059 = 1.049 + 9 + 1 received, 1.054 + 5 + 0 resolved. */
const dossiers = {
  "tthc.received.total": 1059,
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
  "tthc.resolved.total": 1059,
  "tthc.resolved.early": 1054,
  "tthc.resolved.on_time": 5,
  "tthc.resolved.late": 0,
  "tthc.pending.total": 0,
} as const;

function write(field: string, value: number, version = 0) {
  return { field, row: "", version, cell: { state: "entered", value, qualifier: "exact" } };
}

function save(client: Client, cells: unknown[], opId: string = randomUUID()) {
  return client.mutate("reports.saveCells", { opId, ...address, cells });
}

describe("a commune enters, hands in, and the level above sees it", () => {
  let world: World;
  let officer: Client;
  let reviewer: Client;

  beforeAll(async () => {
    world = await createWorld();
    officer = await world.signedIn("can-bo", "officer", "ward");
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
  });
  afterAll(() => world.close());

  test("figures are saved once, whatever is replayed", async () => {
    const opId = randomUUID();
    const cells = Object.entries(dossiers).map(([field, value]) => write(field, value));
    const first = await save(officer, cells, opId);
    expect(first.status).toBe(200);
    const again = await save(officer, cells, opId);
    expect(again.data).toEqual(first.data);
    const rows = await world.services.db
      .selectFrom("audit")
      .selectAll()
      .where("unit_id", "=", "ward")
      .execute();
    expect(rows).toHaveLength(cells.length);
    expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
  });

  test("an operation id cannot be used for something else", async () => {
    const opId = randomUUID();
    await save(officer, [write("documents.checked", 189)], opId);
    const other = await save(officer, [write("documents.checked", 190, 1)], opId);
    expect(other).toMatchObject({ status: 409, code: "operation-reused" });
  });

  test("a cell that somebody else wrote first comes back as a conflict, the others are saved", async () => {
    const answer = await save(officer, [
      write("documents.checked", 200),
      write("survey.ballots.total", 145),
    ]);
    expect(answer.data).toMatchObject({
      saved: [{ field: "survey.ballots.total", version: 1 }],
      conflicts: [{ field: "documents.checked", version: 1, cell: { value: 189 } }],
    });
  });

  test.each([
    ["a negative count", write("tthc.received.late", -1)],
    ["an unknown field", write("tthc.unknown", 1)],
    ["a row outside a table", { ...write("documents.checked", 1), row: "land" }],
    ["a version from the future", write("tthc.resolved.early", 1, 77)],
    [
      "a text in a count",
      {
        ...write("tthc.received.total", 0, 1),
        cell: { state: "entered", value: "1.059", qualifier: "exact" },
      },
    ],
  ])("%s is refused and changes nothing", async (_name, cell) => {
    const before = await officer.query("reports.open", address);
    const answer = await save(officer, [cell]);
    const after = await officer.query("reports.open", address);
    if (answer.status === 200) expect(answer.data).toMatchObject({ saved: [] });
    else expect(answer).toMatchObject({ status: 400, code: "bad-input" });
    expect(after.data).toEqual(before.data);
  });

  test("kept rates follow the figures", async () => {
    const kept = await world.services.db
      .selectFrom("report_kept")
      .selectAll()
      .where("unit_id", "=", "ward")
      .executeTakeFirstOrThrow();
    const rates = ["on_time", "online_receipt", "petitions_on_time"].map((code) => {
      const at = kept.indicators.split(" ").indexOf(code);
      return [kept.states[at], kept.numerators[at], kept.denominators[at], kept.stated[code]];
    });
    expect(rates).toEqual([
      ["c", 1059, 1059, undefined],
      ["c", 1049, 1058, undefined],
      ["m", null, null, undefined],
    ]);
  });

  test("a draft stays the commune's own", async () => {
    const rollUp = await reviewer.query("review.rollUp", {
      periodId: "annual-2023",
      nodeId: "city",
      by: "submitters",
    });
    const { columns } = rollUp.data as RollUpData;
    const onTime = columns.find((column) => column.indicator === "on_time");
    const seen = await reviewer.query("reports.open", address);
    expect(seen.data).toMatchObject({ withheld: true, cells: [] });
    const history = { ...address, field: "documents.checked", row: "" };
    expect(await reviewer.query("reports.cellHistory", history)).toMatchObject({
      code: "not-found",
    });
    expect(onTime?.total).toMatchObject({
      kind: "rolled",
      state: "missing",
      coverage: { units: 2, counted: 0, missing: 2 },
    });
  });

  test("a broken identity stops the report; mended, it goes the whole way and back", async () => {
    await save(officer, everythingElse(["tthc.received.direct", "survey.ballots.total"]));
    await save(officer, [write("tthc.received.direct", 8, 1)]);
    const refused = await officer.mutate("reports.requestApproval", {
      opId: randomUUID(),
      ...address,
    });
    expect(refused).toMatchObject({ status: 412, code: "checks-unmet" });
    await save(officer, [write("tthc.received.direct", 9, 2)]);

    const asked = await officer.mutate("reports.requestApproval", {
      opId: randomUUID(),
      ...address,
    });
    expect(asked).toMatchObject({ status: 200 });
    expect(await save(officer, [write("documents.checked", 190, 1)])).toMatchObject({
      code: "report-locked",
    });

    const signing = { number: "126", symbol: "BC-UBND", signedDay: "2023-12-12" };
    const opId = randomUUID();
    const submitted = await officer.mutate("reports.submit", { opId, ...address, ...signing });
    expect(submitted).toMatchObject({
      status: 200,
      data: { code: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) },
    });
    expect(await officer.mutate("reports.submit", { opId, ...address, ...signing })).toEqual(
      submitted,
    );
    const { submissionId } = submitted.data as { submissionId: string };
    const receipt = await officer.query("reports.receipt", { ...address, submissionId });
    expect(receipt.data).toMatchObject({ number: "126", by: "Người can-bo" });

    expect(await rolledOnTime()).toMatchObject({
      state: "computed",
      numerator: 1059,
      denominator: 1059,
      hundredths: 10_000,
      coverage: { units: 2, counted: 1, missing: 1 },
    });
    const drill = await reviewer.query("review.drill", {
      periodId: "annual-2023",
      nodeId: "city",
      indicator: "digitised_on_receipt",
    });
    expect(drill.data).toMatchObject({ indicator: "digitised_on_receipt" });

    const returned = await reviewer.mutate("review.return", {
      opId: randomUUID(),
      ...address,
      reason: "Đối chiếu lại hai ô",
      cells: [
        { field: "tthc.resolved.early", row: "", reason: "Khác số của một cửa" },
        { field: "tthc.resolved.on_time", row: "", reason: "Khác số của một cửa" },
      ],
    });
    expect(returned.status).toBe(200);
    expect(await rolledOnTime()).toMatchObject({ state: "missing" });
    expect(await save(officer, [write("tthc.received.online", 1048, 1)])).toMatchObject({
      status: 412,
      code: "cell-locked",
    });
    const corrected = await save(officer, [
      write("tthc.resolved.early", 1053, 1),
      write("tthc.resolved.on_time", 6, 1),
    ]);
    expect(corrected.data).toMatchObject({ saved: [{ version: 2 }, { version: 2 }] });
    await officer.mutate("reports.requestApproval", { opId: randomUUID(), ...address });
    await officer.mutate("reports.submit", { opId: randomUUID(), ...address, ...signing });
    const accepted = await reviewer.mutate("review.accept", {
      opId: randomUUID(),
      reports: [address],
    });
    expect(accepted).toMatchObject({ status: 200, data: { accepted: 1 } });
    expect(await save(officer, [write("documents.checked", 190, 1)])).toMatchObject({
      code: "report-locked",
    });
    const history = await officer.query("reports.cellHistory", {
      ...address,
      field: "tthc.resolved.early",
      row: "",
    });
    expect(history.data).toMatchObject([
      { before: { value: 1054 }, after: { value: 1053 }, by: "Người can-bo" },
      { before: null, after: { value: 1054 } },
    ]);
    expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
  });

  test("a locked period takes nothing more, unless the unit was given more time", async () => {
    const neighbour = await world.signedIn("can-bo-2", "officer", "neighbour");
    world.setClock("2024-01-02T02:00:00Z");
    const late = { unitId: "neighbour", periodId: "annual-2023" };
    const cells = [write("documents.checked", 3)];
    const closed = await neighbour.mutate("reports.saveCells", {
      opId: randomUUID(),
      ...late,
      cells,
    });
    expect(closed).toMatchObject({ status: 412, code: "period-locked" });
    const leader = await world.signedIn("so-noi-vu", "reviewer", "province");
    const extended = await leader.mutate("periods.extend", {
      opId: randomUUID(),
      ...late,
      due: "2024-01-10",
      lock: "2024-01-15",
      reason: "Thay người phụ trách",
    });
    expect(extended.status).toBe(200);
    const listed = { unitId: late.unitId, due: "2024-01-10", reason: "Thay người phụ trách" };
    for (const seeing of [leader, neighbour]) {
      const { data } = await seeing.query("periods.extensions", { periodId: late.periodId });
      expect(data).toEqual([expect.objectContaining(listed)]);
    }
    const { data: periods } = await leader.query("periods.list");
    expect(periods).toMatchObject([{ id: "annual-2023", handedIn: 1 }]);
    const elsewhere = await world.signedIn("noi-khac", "officer", "far");
    const others = await elsewhere.query("periods.extensions", { periodId: late.periodId });
    expect(others.data).toEqual([]);
    const open = await neighbour.mutate("reports.saveCells", {
      opId: randomUUID(),
      ...late,
      cells,
    });
    expect(open.status).toBe(200);
  });

  test("kept results can be written again from the values and come out the same", async () => {
    const kept = () =>
      world.services.db.selectFrom("report_kept").selectAll().orderBy("unit_id").execute();
    const before = await kept();
    await world.services.db.deleteFrom("report_kept").execute();
    expect(await recomputeKept(world.services)).toBeGreaterThanOrEqual(2);
    expect(before.length).toBeGreaterThan(0);
    expect(await kept()).toEqual(before);
  });

  test("an altered history is found", async () => {
    const { db } = world.services;
    // Whoever owns the database can still take the guard away: the chain finds it.
    await sql`alter table audit disable trigger audit_append_only`.execute(db);
    await db
      .updateTable("audit")
      .set({ after: '{"qualifier":"exact","state":"entered","value":9999}' })
      .where("unit_id", "=", "ward")
      .where("seq", "=", 2)
      .execute();
    expect(await findBrokenLink(world.services.db, "ward")).toEqual({ seq: 2 });
  });

  async function rolledOnTime(): Promise<unknown> {
    const { data } = await reviewer.query("review.rollUp", {
      periodId: "annual-2023",
      nodeId: "city",
      by: "submitters",
    });
    const { columns } = data as RollUpData;
    return columns.find((column) => column.indicator === "on_time")?.total;
  }
});

/** "Không phát sinh" in every required cell that the dossiers leave open. */
function everythingElse(besides: readonly string[]): unknown[] {
  const given = new Set([...Object.keys(dossiers), "documents.checked", ...besides]);
  return formByCode("annual", "2023-11-30")
    .fields.filter((field) => field.required && !given.has(field.code))
    .map((field) => ({ field: field.code, row: "", version: 0, cell: { state: "none" } }));
}

interface RollUpData {
  readonly columns: readonly { readonly indicator: string; readonly total: unknown }[];
}
