import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { rateOf } from "@cchc/domain/indicator/rate";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellKey } from "@cchc/domain/report/cell";
import type { Role } from "@cchc/domain/access/roles";
import type { Actor } from "@cchc/api/auth/actor";
import { readCarriedPasts } from "@cchc/api/reports/carried-past";
import { readUnmet } from "@cchc/api/reports/findings";
import { readInherited } from "@cchc/api/reports/inherited";
import { findTarget, type ReportAddress } from "@cchc/api/reports/target";
import { findReviewed } from "@cchc/api/review/reviewing";
import { findNode } from "@cchc/api/review/scope";
import { rollUpNode } from "@cchc/api/review/rollup";
import { readTrend } from "@cchc/api/review/trend";
import { findBrokenLink } from "@cchc/api/audit/audit";
import { unnamedInHistory } from "@cchc/api/testing/named-history";
import { canonicalJson, sha256 } from "@cchc/api/canonical";
import { listPublications, readPublished } from "@cchc/api/publications/read";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts } from "./accounts.ts";
import { inventedSource } from "./figures.ts";
import { demoPeriods, periodIds } from "./periods.ts";
import { planIds } from "./plans.ts";
import { emptyServices, loadedDemo } from "./testing.ts";
import { prepareDemo } from "./prepare.ts";
import { roundIds } from "./rounds.ts";
import { unitIds } from "./unit-ids.ts";

let demo: Awaited<ReturnType<typeof loadedDemo>>;
/** Filled as a server fills it that is started with --demo. */
let prepared: Awaited<ReturnType<typeof emptyServices>>;
beforeAll(async () => {
  demo = await loadedDemo();
  console.log(`bản minh họa nạp trong ${demo.milliseconds} ms`);
  prepared = await emptyServices();
  expect(await prepareDemo(prepared.services)).toBe("empty");
});
afterAll(async () => {
  await demo.close();
  await prepared.close();
});

type Db = typeof demo.services.db;

/** Everything that a load decides, without what is drawn anew each time (ids of people and receipts). */
async function contents(db: Db) {
  const [submissions, values, units, successions] = await Promise.all([
    db
      .selectFrom("submission")
      .select(["unit_id", "period_id", "content_hash", "number", "signed_day", "submitted_at"])
      .orderBy("unit_id")
      .orderBy("period_id")
      .execute(),
    db
      .selectFrom("report_value")
      .select(["unit_id", "period_id", "field_code", "row_key", "state", "amount", "content"])
      .select(["qualifier", "source", "version", "updated_at"])
      .orderBy("unit_id")
      .orderBy("period_id")
      .orderBy("field_code")
      .orderBy("row_key")
      .execute(),
    db.selectFrom("unit_version").selectAll().orderBy("unit_id").orderBy("from_day").execute(),
    db
      .selectFrom("unit_succession")
      .selectAll()
      .orderBy("predecessor_id")
      .orderBy("successor_id")
      .execute(),
  ]);
  return { submissions, values, units, successions };
}

describe("loading", () => {
  test("gives the same contents each time", async () => {
    const [one, other] = [await contents(demo.services.db), await contents(prepared.services.db)];
    expect(one.submissions.length).toBeGreaterThan(150);
    expect(one.values.length).toBeGreaterThan(14_000);
    expect(other).toEqual(one);
  });

  test("fills an empty database once, takes up a load that was cut off, and writes nothing twice", async () => {
    const { services } = prepared;
    expect(await prepareDemo(services)).toBe("loaded");
    const count = () =>
      services.db
        .selectFrom("audit")
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .executeTakeFirstOrThrow();
    const before = await count();
    await services.db.updateTable("setting").set({ value: "loading" }).execute();
    expect(await prepareDemo(services)).toBe("loading");
    expect(await count()).toEqual(before);
    expect(await prepareDemo(services)).toBe("loaded");
  });

  test("leaves every chain of the history whole", async () => {
    const { db } = demo.services;
    const heads = await db.selectFrom("audit_head").select("unit_id").execute();
    expect(heads.length).toBeGreaterThan(30);
    for (const { unit_id } of heads) expect(await findBrokenLink(db, unit_id)).toBeNull();
  });

  test("has Vietnamese names for every value of its history that the audit screen shows", async () => {
    const { db } = demo.services;
    const kinds = await db.selectFrom("audit").select("action").distinct().execute();
    expect(kinds.length).toBeGreaterThan(20);
    expect(await unnamedInHistory(db)).toEqual([]);
  });

  test("lets each reviewer act in the years that the rules of the time give to it", async () => {
    const may = async (account: { role: Role; unitId: string }, address: ReportAddress) => {
      const { role, unitId } = account;
      const actor = { userId: "r", username: "r", name: "R", grants: [{ role, unitId }] };
      const target = await findReviewed(demo.services, actor, "accept", address);
      return target.reviewer?.unitId;
    };
    const { cityReviewer, provinceReviewer } = accounts;
    const before = { unitId: unitIds.ward, periodId: periodIds.annual2023 };
    const since = { unitId: unitIds.mergedWard, periodId: periodIds.annual2026 };
    expect(await may(cityReviewer, before)).toBe(unitIds.city);
    expect(await may(provinceReviewer, since)).toBe(unitIds.haiPhong);
    await expect(may({ role: "reviewer", unitId: unitIds.haiDuong }, before)).rejects.toMatchObject(
      {
        code: "other-reviewer",
      },
    );
  });

  test("never mixes with units that are not its own", async () => {
    const { services, close } = await emptyServices();
    await services.db
      .insertInto("unit_version")
      .values({
        unit_id: "tinh-that",
        from_day: "2020-01-01",
        to_day: null,
        kind: "province",
        type: "tinh",
        code: null,
        name: "Tỉnh thật",
        search_key: "tinh that",
        parent_id: null,
      })
      .execute();
    expect(await prepareDemo(services)).toBe("foreign");
    expect(await services.db.selectFrom("period").select("id").execute()).toEqual([]);
    expect(await services.db.selectFrom("auth_user").select("id").execute()).toEqual([]);
    await close();
  });
});

/** Amounts of one report by field code, of the report's own row; "không phát sinh" is 0 in a sum. */
async function amountsOf(db: Db, periodId: string) {
  const rows = await db
    .selectFrom("report_value")
    .innerJoin("report", (join) =>
      join
        .onRef("report.unit_id", "=", "report_value.unit_id")
        .onRef("report.period_id", "=", "report_value.period_id"),
    )
    .select(["report_value.unit_id", "field_code", "report_value.state", "amount"])
    .where("report_value.period_id", "=", periodId)
    .where("row_key", "=", "")
    .where("report.state", "in", ["submitted", "received"])
    .execute();
  const byUnit = new Map<string, Map<string, number>>();
  for (const { unit_id, field_code, state, amount } of rows) {
    const amounts = byUnit.get(unit_id) ?? new Map<string, number>();
    if (state === "none") amounts.set(field_code, 0);
    else if (amount !== null) amounts.set(field_code, amount);
    byUnit.set(unit_id, amounts);
  }
  return byUnit;
}

test("every account belongs to a unit of the tree and can sign in", async () => {
  const { db, auth } = demo.services;
  const units = await db.selectFrom("unit_version").select("unit_id").execute();
  const known = new Set(units.map(({ unit_id }) => unit_id));
  expect(Object.values(unitIds).filter((unitId) => !known.has(unitId))).toEqual([]);
  const { username, password } = accounts.wardOfficer;
  const signedIn = await auth.api.signInUsername({ body: { username, password } });
  expect(signedIn?.user.username).toBe(username);
  const grants = await db
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select(["username", "role", "unit_id"])
    .execute();
  const byName = (a: { username: string | null }, b: { username: string | null }): number =>
    String(a.username) < String(b.username) ? -1 : 1;
  expect(grants.toSorted(byName)).toEqual(
    Object.values(accounts)
      .map((account) => ({
        username: account.username,
        role: account.role,
        unit_id: account.unitId,
      }))
      .toSorted(byName),
  );
});

describe("roll-ups", () => {
  test.each([
    periodIds.annual2021,
    periodIds.annual2022,
    periodIds.annual2023,
    periodIds.annual2024,
    periodIds.firstQuarter2024,
    periodIds.half2024,
    periodIds.half2025,
    periodIds.annual2025,
    periodIds.half2026,
  ])("in %s are those reckoned from the rows", async (periodId) => {
    const nodeId = demoPeriods.find(({ id }) => id === periodId)?.rootId ?? "";
    const reviewer = { role: "reviewer", unitId: nodeId } as const;
    const actor = { userId: "test", username: "test", name: "", grants: [reviewer] };
    const address = { periodId, nodeId };
    const node = await findNode(demo.services, actor, address);
    const { columns } = await rollUpNode(demo.services, node, "submitters");
    const byUnit = await amountsOf(demo.services.db, periodId);
    const form = formByCode(node.period.form, node.period.to);
    const ours = indicatorsFor(form, node.period.to).map((indicator) => {
      let [numerator, denominator, counted] = [0, 0, 0];
      for (const amounts of byUnit.values()) {
        const sum = (codes: readonly string[]) =>
          codes.reduce((all, code) => all + (amounts.get(code) ?? Number.NaN), 0);
        const [above, below] = [sum(indicator.numerator), sum(indicator.denominator)];
        if (Number.isNaN(above) || Number.isNaN(below) || below === 0) continue;
        numerator += above;
        denominator += below;
        counted += 1;
      }
      // Nobody had anything of the kind: there is no rate, and 0 % is none either.
      if (counted === 0) return { indicator: indicator.code, counted };
      const hundredths = rateOf(numerator, denominator);
      return { indicator: indicator.code, numerator, denominator, hundredths, counted };
    });
    const theirs = columns.map(({ indicator, total }) => {
      if (total.state !== "computed") return { indicator, counted: 0 };
      const { numerator, denominator, hundredths, coverage } = total;
      return { indicator, numerator, denominator, hundredths, counted: coverage.counted };
    });
    expect(ours.filter(({ counted }) => counted > 0).length).toBeGreaterThan(10);
    expect(theirs).toEqual(ours);
  });
});

describe("invented figures", () => {
  test("every sum of the dossier table comes out, row by row and down the columns", async () => {
    const rows = await demo.services.db
      .selectFrom("report_value")
      .select(["unit_id", "period_id", "field_code", "row_key", "amount"])
      .where("field_code", "like", "tthc.%")
      .where("state", "=", "entered")
      .execute();
    const reports = new Map<string, Map<string, number>>();
    for (const { unit_id, period_id, field_code, row_key, amount } of rows) {
      const id = `${period_id} ${unit_id} ${row_key}`;
      const row = reports.get(id) ?? new Map<string, number>();
      row.set(field_code, amount ?? Number.NaN);
      reports.set(id, row);
    }
    const wrong: string[] = [];
    const columns = new Map<string, number>();
    for (const [id, row] of reports) {
      const at = (code: string): number => row.get(`tthc.${code}`) ?? Number.NaN;
      if (!row.has("tthc.pending.total")) continue;
      const holds =
        at("received.total") ===
          at("received.online") + at("received.direct") + at("received.carried") &&
        at("resolved.total") ===
          at("resolved.early") + at("resolved.on_time") + at("resolved.late") &&
        at("received.total") === at("resolved.total") + at("pending.total");
      if (!holds) wrong.push(id);
      const [period = "", unit = "", domain = ""] = id.split(" ");
      if (domain === "") continue;
      for (const [code, amount] of row) {
        const column = `${period} ${unit} ${code}`;
        columns.set(column, (columns.get(column) ?? 0) + amount);
      }
    }
    for (const [column, sum] of columns) {
      const [period, unit, code = ""] = column.split(" ");
      if (reports.get(`${period} ${unit} `)?.get(code) !== sum) wrong.push(column);
    }
    expect(columns.size).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  test("every invented unit, merger and period says that it is one", async () => {
    const { units, successions } = await contents(demo.services.db);
    const unmarked = units.filter((unit) => unit.unit_id.startsWith("mh-") && !unit.illustration);
    expect(unmarked).toEqual([]);
    const marked = units.filter((unit) => !unit.unit_id.startsWith("mh-") && unit.illustration);
    // Where two real communes went in 2025 is not told here.
    expect(marked.map((unit) => `${unit.unit_id} ${unit.from_day}`)).toEqual([
      `${unitIds.sonTrung} 2025-07-01`,
      `${unitIds.tanHong} 2025-07-01`,
    ]);
    const provinces: readonly string[] = [unitIds.haiPhong, unitIds.tayNinh];
    for (const link of successions) {
      expect(link.illustration, link.successor_id).toBe(!provinces.includes(link.successor_id));
    }
    const real = demoPeriods.filter((period) => !period.illustration).map(({ id }) => id);
    expect(real).toEqual([
      periodIds.control2023,
      periodIds.propagandaTanHong,
      periodIds.propagandaSonTrung,
    ]);
  });

  test("every invented figure carries the words in its cell, no real one does", async () => {
    const rows = await demo.services.db
      .selectFrom("report_value")
      .innerJoin("period", "period.id", "report_value.period_id")
      .select(["unit_id", "period_id", "illustration", "source"])
      .groupBy(["unit_id", "period_id", "illustration", "source"])
      .execute();
    for (const { unit_id, period_id, illustration, source } of rows) {
      const real =
        !illustration || `${unit_id} ${period_id}` === `${unitIds.ward} ${periodIds.annual2023}`;
      expect(source === inventedSource, `${unit_id} ${period_id} ${source}`).toBe(!real);
    }
  });

  test("the year of two tiers has reports received, handed in late, on the way and not begun", async () => {
    const { db } = demo.services;
    const states = await db
      .selectFrom("report")
      .select(["unit_id", "state"])
      .where("period_id", "=", periodIds.annual2025)
      .execute();
    expect(states.every(({ unit_id }) => unit_id.startsWith("mh-"))).toBe(true);
    expect(new Set(states.map(({ state }) => state))).toEqual(
      new Set(["draft", "awaiting_approval", "submitted", "received"]),
    );
    expect(states).toHaveLength(8);
    const late = await db
      .selectFrom("submission")
      .select("unit_id")
      .where("period_id", "=", periodIds.annual2025)
      .where("submitted_at", ">=", new Date("2025-12-11T00:00+07:00"))
      .orderBy("unit_id")
      .execute();
    expect(late.map(({ unit_id }) => unit_id)).toEqual(["mh-phuong-quang-khe", "mh-xa-thai-phu"]);
  });

  test("every paper of an invented unit says that it is one, no other does; numbers follow days", async () => {
    const rows = await demo.services.db
      .selectFrom("document")
      .select(["unit_id", "illustration", "issuer", "type", "number", "issued_on"])
      .orderBy("unit_id")
      .orderBy("type")
      .orderBy("issued_on")
      .execute();
    expect(rows.length).toBeGreaterThan(100);
    const wrong = rows.filter((row) => row.illustration !== row.unit_id.startsWith("mh-"));
    expect(wrong).toEqual([]);
    expect(rows.filter(({ issuer }) => /^UBND (Phường|Xã) /.test(issuer))).toEqual([]);
    const invented = rows.filter(({ illustration, number }) => illustration && number !== null);
    for (const [index, row] of invented.entries()) {
      const next = invented[index + 1];
      const series = (one: typeof row) =>
        `${one.unit_id} ${one.type} ${one.issued_on?.slice(0, 4)}`;
      if (next === undefined || series(next) !== series(row)) continue;
      expect(Number(next.number), series(row)).toBeGreaterThan(Number(row.number));
    }
  });

  test("there is something to do and to look at: every state occurs in 2023", async () => {
    const rows = await demo.services.db
      .selectFrom("report")
      .select(["state", (eb) => eb.fn.countAll<string>().as("n")])
      .where("period_id", "=", periodIds.annual2023)
      .groupBy("state")
      .execute();
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set(["draft", "awaiting_approval", "submitted", "returned", "received"]),
    );
  });
});

describe("real figures", () => {
  test("of the ward's yearly report wait for the visitor to type them", async () => {
    const rows = await demo.services.db
      .selectFrom("report_value")
      .select("field_code")
      .where("unit_id", "=", unitIds.ward)
      .where("period_id", "=", periodIds.annual2023)
      .where((eb) =>
        eb.or([
          eb("field_code", "like", "tthc.re%"),
          eb("field_code", "like", "survey.%"),
          eb("field_code", "in", ["documents.checked", "tthc.digitised.on_receipt.rate"]),
        ]),
      )
      .execute();
    expect(rows).toEqual([]);
  });
});

test("the result of 2022 is published and says that it is invented", async () => {
  const [published, ...others] = await listPublications(demo.services.db);
  expect(others).toEqual([]);
  expect(published).toMatchObject({ roundId: roundIds.city2022, number: 1, illustration: true });
  const { content, hash } = await readPublished(demo.services.db, published?.id ?? "");
  expect(content.units.filter(({ rank }) => rank === null)).toEqual([]);
  expect(sha256(canonicalJson(content))).toBe(hash);
});

describe("the merger of 1/7/2025", () => {
  const provincial = { role: "reviewer", unitId: unitIds.haiPhong } as const;
  const actor: Actor = { userId: "test", username: "test", name: "", grants: [provincial] };

  /** A figure of a unit's report, as it was handed in. */
  async function figureOf(unitId: string, periodId: string, field: string) {
    const byUnit = await amountsOf(demo.services.db, periodId);
    return byUnit.get(unitId)?.get(field);
  }

  async function columnsOf(unitId: string, periodId: string) {
    const officer = { ...actor, grants: [{ role: "officer", unitId } as const] };
    const address = { unitId, periodId };
    const target = await findTarget(demo.services, officer, "report.edit", address);
    return readInherited(demo.services, target);
  }

  const origins = [unitIds.ward, unitIds.neighbour, "mh-phuong-minh-khanh"];

  test("the first yearly report stands beside the sum of the old communes' last half-year, and holds it", async () => {
    const columns = await columnsOf(unitIds.mergedWard, periodIds.annual2025);
    expect(columns.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "2024-12-01 2025-05-31",
      "2023-12-01 2024-11-30",
    ]);
    const [half] = columns;
    expect(half?.says).toContain("Phường Liên Trì, Phường Minh Khánh, Phường Trần Hưng Đạo");
    const sums = new Map(half?.cells);
    for (const field of ["tthc.received.online", "tthc.resolved.early", "survey.ballots.total"]) {
      const parts = await Promise.all(
        origins.map((unitId) => figureOf(unitId, periodIds.half2025, field)),
      );
      const sum = parts.reduce<number>((whole, part) => whole + (part ?? Number.NaN), 0);
      expect(sums.get(cellKey(field)), field).toMatchObject({ state: "entered", value: sum });
      const year = await figureOf(unitIds.mergedWard, periodIds.annual2025, field);
      expect(year, field).toBeGreaterThan(sum);
    }
  });

  test("what it carries over is what its old communes left open, and a check says so", async () => {
    const officer = {
      ...actor,
      grants: [{ role: "officer", unitId: unitIds.mergedWard } as const],
    };
    const address = { unitId: unitIds.mergedWard, periodId: periodIds.annual2025 };
    const target = await findTarget(demo.services, officer, "report.edit", address);
    const [sum] = await readCarriedPasts(demo.services.db, [target]);
    const open = sum?.cells.get(cellKey("tthc.pending.total"));
    const carried = await figureOf(
      unitIds.mergedWard,
      periodIds.annual2025,
      "tthc.received.carried",
    );
    expect(carried).toBeGreaterThan(0);
    expect(open).toMatchObject({ state: "entered", value: carried });
    expect(await readUnmet(demo.services.db, target)).toMatchObject({
      hard: 0,
      unexplained: 0,
    });
  });

  test("a commune one of whose old communes handed nothing in says who is missing", async () => {
    const [half] = await columnsOf("mh-xa-lien-vinh", periodIds.annual2025);
    expect(half?.says).toContain("Chưa có báo cáo của Xã Đại Lộc Thượng");
    const marks = new Map(half?.marks);
    expect(marks.get(cellKey("tthc.received.online"))).toBe("thiếu 1/3 đơn vị");
    expect(new Map(half?.cells).has(cellKey("tthc.received.online"))).toBe(false);
  });

  test("half-years are seen as if the ward had always been one", async () => {
    const address = { periodId: periodIds.half2026, nodeId: unitIds.mergedWard };
    const node = await findNode(demo.services, actor, address);
    const points = await readTrend(demo.services, { actor, merged: true }, node);
    expect(points.map(({ year, origins: of }) => [year, of?.names.length])).toEqual([
      [2024, 3],
      [2025, 3],
      [2026, undefined],
    ]);
    for (const { year, rates } of points) {
      const onTime = rates.find(({ indicator }) => indicator === "on_time")?.total;
      expect(onTime, String(year)).toMatchObject({ state: "computed" });
    }
  });
});

test("the results of the plan of 2023 were told in time, before it was closed", async () => {
  const row = await demo.services.db
    .selectFrom("plan")
    .select(["state", "results_number as number", "results_symbol as symbol", "results_on as day"])
    .where("id", "=", planIds.city2023)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: "closed", number: "1526", symbol: "TB-UBND", day: "2023-12-18" });
});
