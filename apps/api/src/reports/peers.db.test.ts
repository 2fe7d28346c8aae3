import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contextFrom } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { formByCode } from "@cchc/domain/form/catalogue";
import { once } from "../operation/once.ts";
import { readPeers } from "../testing/peers.ts";
import { countQueries } from "../testing/count-queries.ts";
import { createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { readVersions } from "../units/queries.ts";
import { readKeptPeers } from "./kept-peers.ts";
import { loadReport } from "./load.ts";
import { saveCells } from "./save.ts";
import { findTarget } from "./target.ts";

const periodId = "annual-2023";
const field = "documents.checked";
const form = formByCode("annual", "2023-11-30");

function actor(role: "officer" | "reviewer", unitId: string) {
  return { userId: "test", username: "test", name: "Test", grants: [{ role, unitId }] } as const;
}

describe("figures beside those of the other communes", () => {
  let world: World;
  const figures = new Map<string, number>();

  beforeAll(async () => {
    world = await createWorld();
    const names = Array.from({ length: 9 }, (_, index) => `xa-${index}`);
    await once(world.services, operation("units"), async (tx, stamp) =>
      writeChanges(
        tx,
        {
          before: await readVersions(tx),
          changes: [...names, "xa-far"].map((unitId) => ({
            kind: "found",
            on: "2021-01-01",
            unit: {
              unitId,
              name: unitId,
              type: "xa",
              kind: "commune",
              parentId: unitId === "xa-far" ? "other-city" : "city",
            },
          })),
        },
        stamp,
      ),
    );
    for (const [index, unitId] of names.entries()) {
      figures.set(unitId, 4013 + index * 7);
      await write(unitId, 4013 + index * 7);
    }
    await write("xa-far", 999_983);
    await write("ward", 95_003);
  });
  afterAll(() => world.close());

  function operation(name: string) {
    return { id: randomUUID(), userId: "test", name, input: name };
  }

  async function write(unitId: string, value: number): Promise<void> {
    const officer = actor("officer", unitId);
    const target = await findTarget(world.services, officer, "report.edit", { unitId, periodId });
    const cell = { state: "entered", value, qualifier: "exact" } as const;
    await once(world.services, operation(unitId), (tx, stamp) =>
      saveCells(
        tx,
        {
          actor: officer,
          target,
          writes: [{ field, row: "", version: 0, cell }],
          channel: "web",
        },
        stamp,
      ),
    );
  }

  async function handIn(count: number): Promise<void> {
    const { db } = world.services;
    await db.updateTable("report").set({ state: "draft" }).execute();
    const units = [...figures.keys()].slice(0, count);
    await db
      .updateTable("report")
      .set({ state: "submitted" })
      .where("unit_id", "in", ["far", "xa-far", ...units])
      .execute();
  }

  async function open(role: "officer" | "reviewer" = "officer") {
    const person = actor(role, role === "officer" ? "ward" : "city");
    const address = { unitId: "ward", periodId };
    const target = await findTarget(world.services, person, "report.read", address);
    return loadReport(world.services, person, target);
  }

  test.each([
    [7, []],
    [8, [["documents.checked", { median: 4000, count: 8, half: { low: 4000, high: 4000 } }]]],
    [9, [["documents.checked", { median: 4000, count: 9, half: { low: 4000, high: 4100 } }]]],
  ])("with %i handed in below the same reviewer", async (count, band) => {
    await handIn(count);
    const { peers } = await open();
    expect(peers).toEqual(band);
  });

  test("nothing of a single neighbour is in the answer, nor its name", async () => {
    await handIn(9);
    const text = JSON.stringify(await open());
    for (const [unitId, value] of figures) {
      expect(text).not.toContain(String(value));
      expect(text).not.toContain(unitId);
    }
    expect(text).not.toContain("999983");
  });

  test("the same check, on what the browser gets, finds the figure for officer and reviewer", async () => {
    await handIn(9);
    await world.services.db
      .updateTable("report")
      .set({ state: "submitted" })
      .where("unit_id", "=", "ward")
      .execute();
    for (const role of ["officer", "reviewer"] as const) {
      const report = await open(role);
      const cells = new Map(
        report.cells.flatMap(({ field: code, cell }) => (cell === null ? [] : [[code, cell]])),
      );
      const context = contextFrom(form, report.period, [], new Map(report.peers));
      const found = runChecks(form, cells, context).filter(({ check }) =>
        check.startsWith("outlier.peers."),
      );
      expect(found).toMatchObject([{ severity: "soft", check: `outlier.peers.${field}` }]);
      expect(found[0]?.why).toContain("một nửa số đó từ 4.000 đến");
    }
  });

  test("kept figures are the ones that would be read, for each unit and after each change", async () => {
    const { db } = world.services;
    const targets = await Promise.all(
      ["ward", ...figures.keys()].map((unitId) =>
        findTarget(world.services, actor("reviewer", "city"), "report.read", { unitId, periodId }),
      ),
    );
    const compare = async () => {
      for (const target of targets) {
        expect(await readKeptPeers(db, target)).toEqual(await readPeers(db, target));
      }
    };
    for (const count of [8, 9, 9, 7]) {
      await handIn(count);
      await compare();
    }
    await handIn(9);
    await compare();
    // It comes back and is handed in with another figure: the same communes, another version.
    await db
      .updateTable("report_value")
      .set({ amount: 9_000 })
      .where("unit_id", "=", "xa-4")
      .execute();
    await db
      .updateTable("report")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("unit_id", "=", "xa-4")
      .execute();
    await compare();
  });

  test("where nothing changed one query finds out, and reads no figure", async () => {
    await handIn(9);
    const address = { unitId: "ward", periodId };
    const target = await findTarget(
      world.services,
      actor("officer", "ward"),
      "report.read",
      address,
    );
    const { services, queries } = countQueries(world.services);
    await readKeptPeers(services.db, target);
    expect(await queries(() => readKeptPeers(services.db, target))).toBe(1);
  });

  test("neighbours that hand in while the leader reads do not stop a report", async () => {
    const { db } = world.services;
    await handIn(0);
    const officer = await world.signedIn("can-bo", "officer", "ward");
    const cells = form.fields
      .filter((one) => one.required && one.code !== field)
      .map((one) => ({ field: one.code, row: "", version: 0, cell: { state: "none" } }));
    const report = { unitId: "ward", periodId };
    const ask = () => officer.mutate("reports.requestApproval", { ...report, opId: randomUUID() });
    await officer.mutate("reports.saveCells", { ...report, opId: randomUUID(), cells });
    await handIn(9);
    expect(await ask()).toMatchObject({ code: "checks-unmet" });
    await handIn(0);
    expect(await ask()).toMatchObject({ status: 200 });
    await db
      .updateTable("report")
      .set({ state: "submitted" })
      .where("unit_id", "in", [...figures.keys()])
      .execute();
    const signing = { number: "1", symbol: "BC-UBND", signedDay: "2023-12-12" };
    const submitted = await officer.mutate("reports.submit", {
      ...report,
      ...signing,
      opId: randomUUID(),
    });
    expect(submitted).toMatchObject({ status: 200 });
  });
});
