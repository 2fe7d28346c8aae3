import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contextFrom, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Cell } from "@cchc/domain/report/cell";
import { cellKey } from "@cchc/domain/report/cell";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { loadReport } from "../reports/load.ts";
import { saveCells } from "../reports/save.ts";
import { findTarget } from "../reports/target.ts";
import { readPeers } from "../testing/peers.ts";
import { countQueries } from "../testing/count-queries.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { readVersions } from "../units/queries.ts";
import { findTargets } from "./batch.ts";
import { readManyPeers } from "./beside.ts";
import { previewAccept } from "./preview.ts";

const reviewer = {
  userId: "test",
  username: "test",
  name: "Test",
  grants: [{ role: "reviewer", unitId: "city" }],
} as const;
const form = formByCode("annual", "2023-11-30");
const names = Array.from({ length: 24 }, (_, index) => `xa-${String(index).padStart(2, "0")}`);
const periodId = "annual-2023";

function addresses(count: number) {
  return names.slice(0, count).map((unitId) => ({ unitId, periodId }));
}

describe("many reports looked at before they are taken in", () => {
  let world: World;
  let client: Client;

  beforeAll(async () => {
    world = await createWorld();
    client = await world.signedIn("tham-dinh", "reviewer", "city");
    await once(world.services, operation("units"), async (tx, stamp) =>
      writeChanges(
        tx,
        {
          before: await readVersions(tx),
          changes: names.map((unitId) => ({
            kind: "found",
            on: "2020-01-01",
            unit: { unitId, name: unitId, type: "xa", kind: "commune", parentId: "city" },
          })),
        },
        stamp,
      ),
    );
    for (const year of [2021, 2022]) {
      const days = { from: `${year}-01-01`, to: `${year}-12-31`, due: `${year}-12-31` };
      await once(world.services, operation(`${year}`), (tx, stamp) =>
        createPeriod(
          tx,
          {
            ...days,
            id: `annual-${year}`,
            form: "annual",
            year,
            kind: "year",
            name: `Năm ${year}`,
            lock: "2023-12-31",
            rootId: "city",
            submitterKind: "commune",
            illustration: false,
          },
          stamp,
        ),
      );
    }
    for (const [index, unitId] of names.entries()) {
      const checked = index === 3 ? 9000 : 40 + index;
      const past = { "documents.checked": 40 + index, "tthc.pending.total": index };
      await write(unitId, "annual-2021", past);
      await write(unitId, "annual-2022", past);
      await write(unitId, periodId, {
        "documents.checked": index === 5 ? 2 : checked,
        // Right for some, wrong for others beside last year's pending.
        "tthc.received.carried": index % 3,
        "tthc.received.total": index,
      });
    }
    await world.services.db.updateTable("report").set({ state: "submitted" }).execute();
    await setState("xa-20", "draft");
    await setState("xa-21", "received");
    const reason = { check_code: "carried.tthc", cell_key: "tthc.received.carried", reason: "Vì" };
    await world.services.db
      .insertInto("report_reason")
      .values(
        ["xa-04", "xa-05"].map((unit_id) => ({
          ...reason,
          unit_id,
          period_id: periodId,
          updated_by: "test",
          updated_at: new Date(),
        })),
      )
      .execute();
  });
  afterAll(() => world.close());

  function operation(name: string) {
    return { id: randomUUID(), userId: "test", name, input: name };
  }

  async function write(
    unitId: string,
    period: string,
    figures: Readonly<Record<string, number>>,
  ): Promise<void> {
    const officer = { ...reviewer, grants: [{ role: "officer", unitId }] } as const;
    const address = { unitId, periodId: period };
    const target = await findTarget(world.services, officer, "report.edit", address);
    const cells = Object.entries(figures).map(([field, value]) => ({
      field,
      row: "",
      version: 0,
      cell: { state: "entered", value, qualifier: "exact" } as const,
    }));
    await once(world.services, operation(unitId), (tx, stamp) =>
      saveCells(tx, { actor: officer, target, writes: cells, channel: "web" }, stamp),
    );
  }

  async function setState(unitId: string, state: "draft" | "received" | "submitted") {
    await world.services.db
      .updateTable("report")
      .set({ state })
      .where("unit_id", "=", unitId)
      .where("period_id", "=", periodId)
      .execute();
  }

  /** What the reviewer's own page finds when the report is opened. */
  async function seenOpened(unitId: string) {
    const target = await findTarget(world.services, reviewer, "report.read", { unitId, periodId });
    const report = await loadReport(world.services, reviewer, target);
    const cells = new Map<string, Cell>();
    for (const { field, row, cell } of report.cells) {
      if (cell !== null) cells.set(cellKey(field, row), cell);
    }
    const past = report.past.map((other) => ({
      period: other.period,
      cells: new Map(other.cells),
    }));
    const context = contextFrom(form, report.period, past, new Map(report.peers));
    const findings = runChecks(form, cells, context);
    const soft = findings.filter(({ severity }) => severity === "soft").length;
    const { hard, unexplained } = unmetFindings(findings, report.reasons);
    return {
      hard: hard.length,
      explained: soft - unexplained.length,
      unexplained: unexplained.length,
    };
  }

  test("finds in each what its own page finds, history, carried dossiers, peers and reasons", async () => {
    const { reports, totals } = await previewAccept(world.services, reviewer, addresses(20));
    const opened = [];
    for (const { unitId } of addresses(20)) opened.push(await seenOpened(unitId));
    expect(reports.map((one) => one.findings)).toEqual(opened);
    expect(opened[3]?.unexplained).toBeGreaterThan(opened[0]?.unexplained ?? 0);
    expect(opened[4]?.explained).toBe(1);
    const sum = opened.reduce((all, one) => all + one.hard + one.explained + one.unexplained, 0);
    expect(totals).toEqual({ reports: 20, acceptable: 20, withFindings: 20, findings: sum });
  });

  test("bands reckoned for many are those reckoned for one", async () => {
    const targets = await findTargets(world.services, reviewer, "accept", addresses(20));
    const peersOf = await readManyPeers(world.services.db, targets);
    for (const target of targets) {
      const one = await readPeers(world.services.db, target);
      expect(one.size).toBeGreaterThan(0);
      expect(new Map(peersOf(target))).toEqual(new Map(one));
    }
  });

  test("says why others cannot be taken in, and nothing of their figures", async () => {
    const { reports, totals } = await previewAccept(world.services, reviewer, addresses(22));
    expect(reports.slice(20)).toMatchObject([
      { unitId: "xa-20", acceptable: false, refusal: { code: "wrong-state" }, findings: null },
      { unitId: "xa-21", acceptable: false, refusal: { code: "wrong-state" }, findings: null },
    ]);
    expect(reports[20]?.refusal?.message).toContain("“Nháp”");
    expect(totals).toMatchObject({ reports: 22, acceptable: 20 });
    const province = { ...reviewer, grants: [{ role: "reviewer", unitId: "province" }] } as const;
    const above = await previewAccept(world.services, province, addresses(2));
    expect(above.reports).toMatchObject([
      { refusal: { code: "other-reviewer" }, findings: null },
      { refusal: { code: "other-reviewer" }, findings: null },
    ]);
  });

  test("takes as many queries for twenty as for two, and so does finding what is taken in", async () => {
    const { services, queries } = countQueries(world.services);
    const preview = (count: number) => () => previewAccept(services, reviewer, addresses(count));
    const find = (count: number) => () =>
      findTargets(services, reviewer, "accept", addresses(count));
    await preview(2)();
    const [two, found] = [await queries(preview(2)), await queries(find(2))];
    expect(await queries(preview(20))).toBe(two);
    expect(await queries(find(20))).toBe(found);
    expect([two, found]).toEqual([10, 3]);
  });

  test("one that is not there makes the whole question unknown", async () => {
    for (const unitId of ["far", "no-such-unit"]) {
      const reports = [...addresses(2), { unitId, periodId }];
      const preview = await client.query("review.acceptPreview", { reports });
      expect(preview).toMatchObject({ status: 404, code: "not-found" });
      const accept = await client.mutate("review.accept", { opId: randomUUID(), reports });
      expect(accept).toMatchObject({ status: 404, code: "not-found" });
    }
  });

  test("all or none, once, and two at a time follow one another", async () => {
    const opId = randomUUID();
    const mixed = await client.mutate("review.accept", { opId, reports: addresses(22) });
    expect(mixed).toMatchObject({ status: 409, code: "wrong-state" });
    const other = await world.signedIn("tham-dinh-2", "reviewer", "city");
    const answers = await Promise.all([
      client.mutate("review.accept", { opId: randomUUID(), reports: addresses(20) }),
      other.mutate("review.accept", {
        opId: randomUUID(),
        reports: addresses(20).toReversed(),
      }),
    ]);
    const told = answers.map(({ code, data }) => code ?? data);
    expect(told).toContainEqual({ accepted: 20 });
    expect(told).toContain("wrong-state");
    const rows = await world.services.db
      .selectFrom("audit")
      .select(["unit_id", "before", "after"])
      .where("action", "=", "report.accept")
      .execute();
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      before: '{"state":"submitted"}',
      after: '{"state":"received"}',
    });
    const states = await world.services.db
      .selectFrom("report")
      .select(["unit_id", "version"])
      .where("period_id", "=", periodId)
      .where("state", "=", "received")
      .execute();
    expect(states).toHaveLength(21);
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});
