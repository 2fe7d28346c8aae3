import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { runChecks } from "../checks/run.ts";
import { ANNUAL_FORM } from "../form/annual.ts";
import { NONE, UNKNOWN, cellsOf, entered } from "./build.ts";
import { type Cell, cellKey } from "./cell.ts";
import { WARD_2023 } from "./example.ts";
import { type Proposal, proposals } from "./derive.ts";

type Values = Record<string, number | Cell>;

function offered(
  values: Values,
  field: string,
  rows: readonly string[] = [],
): Proposal | undefined {
  return proposals(ANNUAL_FORM, cellsOf(values), rows).find(({ cell }) => cell.field === field);
}

const parts = {
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
};

describe("figures that follow from others", () => {
  test("a total from its parts, with where it comes from", () => {
    expect(offered(parts, "tthc.received.total")).toEqual({
      cell: { field: "tthc.received.total", row: "" },
      value: 1059,
      rule: "sum-of-parts",
      from: Object.keys(parts).map((field) => ({ field, row: "" })),
      words: "Trực tuyến + Trực tiếp, bưu chính + Từ kỳ trước",
    });
  });

  test("what remains: the missing part, and pending from received and resolved", () => {
    const { "tthc.received.carried": _, ...two } = parts;
    expect(offered({ ...two, "tthc.received.total": 1059 }, "tthc.received.carried")).toMatchObject(
      {
        value: 1,
        rule: "what-remains",
        words: "Tổng tiếp nhận − Trực tuyến − Trực tiếp, bưu chính",
      },
    );
    const dossiers = { "tthc.received.total": 10, "tthc.resolved.total": 8 };
    expect(offered(dossiers, "tthc.pending.total")).toMatchObject({ value: 2 });
    expect(
      offered({ ...dossiers, "tthc.resolved.total": 11 }, "tthc.pending.total"),
    ).toBeUndefined();
  });

  test("the ward's blank ballots could be 0; its digitised counts are never offered", () => {
    const found = proposals(ANNUAL_FORM, WARD_2023, []);
    expect(found.map(({ cell, value }) => [cell.field, value])).toEqual([
      ["survey.ballots.unsatisfied", 0],
    ]);
  });

  test("not from guesses: unknown, “gần 20”, or where an answer stands", () => {
    const total = "tthc.received.total";
    expect(offered({ ...parts, "tthc.received.direct": UNKNOWN }, total)).toBeUndefined();
    expect(
      offered({ ...parts, "tthc.received.direct": entered(9, "nearly") }, total),
    ).toBeUndefined();
    expect(offered({ ...parts, [total]: UNKNOWN }, total)).toBeUndefined();
    expect(offered({ ...parts, "tthc.received.direct": NONE }, total)).toMatchObject({
      value: 1050,
    });
  });

  test("the total row from its lĩnh vực, only when each has the figure", () => {
    const rows = ["land", "culture"];
    const both = { "tthc.pending.late#land": 2, "tthc.pending.late#culture": 3 };
    expect(offered(both, "tthc.pending.late", rows)).toMatchObject({
      value: 5,
      rule: "sum-of-rows",
    });
    const one = { "tthc.pending.late#land": 2, "tthc.pending.total#culture": 3 };
    expect(offered(one, "tthc.pending.late", rows)).toBeUndefined();
  });

  const field = fc.constantFrom(...Object.keys(parts), "tthc.received.total", "tthc.received.new");
  const cell = fc.oneof(
    fc.nat(50).map((value): Cell => entered(value)),
    fc.constantFrom<Cell>(NONE, UNKNOWN),
  );

  test.prop([fc.dictionary(field, cell)])(
    "taken one at a time, none breaks its own sum",
    (values) => {
      const cells = cellsOf(values);
      const breaches = (now: typeof cells): number =>
        runChecks(ANNUAL_FORM, now).filter(
          ({ kind, severity }) => kind === "identity" && severity === "hard",
        ).length;
      fc.pre(breaches(cells) === 0);
      for (const { cell: at, value, rule } of proposals(ANNUAL_FORM, cells, [])) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(cells.has(cellKey(at.field, at.row))).toBe(false);
        if (rule !== "sum-of-parts") continue;
        const own = runChecks(ANNUAL_FORM, new Map(cells).set(at.field, entered(value)));
        expect(
          own.filter(
            ({ check, severity }) => check === `identity.${at.field}` && severity === "hard",
          ),
        ).toEqual([]);
      }
    },
  );

  test("a lĩnh vực that was only begun does not outbid the parts of the total", () => {
    const cells = new Map([
      ...cellsOf({
        "tthc.received.online": 1049,
        "tthc.received.direct": 9,
        "tthc.received.carried": 1,
      }),
      ["tthc.received.total#land", entered(10)] as const,
    ]);
    const offer = proposals(ANNUAL_FORM, cells, ["land"]).find(
      (one) => one.cell.field === "tthc.received.total" && one.cell.row === "",
    );
    expect(offer).toMatchObject({ rule: "sum-of-parts", value: 1059 });
  });
});
