import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "../form/annual.ts";
import { cellsOf } from "../report/build.ts";
import { type Cells, cellKey } from "../report/cell.ts";
import { diagnose, likeliestRemedies } from "./diagnose.ts";

/** Figures by cell key; keys without a row are the report's own. */
type Figures = Readonly<Record<string, number>>;

const LEAVES = [
  "tthc.received.online",
  "tthc.received.direct",
  "tthc.received.carried",
  "tthc.resolved.early",
  "tthc.resolved.on_time",
  "tthc.resolved.late",
] as const;

type Leaves = readonly [number, number, number, number, number];

/** Figures of one row that agree: what came in is split over what went out and what is left. */
function agreeing([online, direct, carried, cut, late]: Leaves): Figures {
  const total = online + direct + carried;
  const pending = Math.min(total, cut % 60);
  const resolved = total - pending;
  const overdue = Math.min(resolved, late);
  const onTime = Math.floor((resolved - overdue) / 7);
  const pendingLate = pending > 40 ? 1 : 0;
  return {
    "tthc.received.total": total,
    "tthc.received.new": online + direct,
    "tthc.received.online": online,
    "tthc.received.direct": direct,
    "tthc.received.carried": carried,
    "tthc.resolved.total": resolved,
    "tthc.resolved.early": resolved - overdue - onTime,
    "tthc.resolved.on_time": onTime,
    "tthc.resolved.late": overdue,
    "tthc.pending.total": pending,
    "tthc.pending.in_time": pending - pendingLate,
    "tthc.pending.late": pendingLate,
  };
}

const leaves: fc.Arbitrary<Leaves> = fc.tuple(
  fc.integer({ min: 100, max: 20_000 }),
  fc.integer({ min: 10, max: 3000 }),
  fc.integer({ min: 1, max: 90 }),
  fc.integer({ min: 1, max: 59 }),
  fc.integer({ min: 0, max: 20 }),
);

/** One row, or the total over two lĩnh vực with both rows beside it. */
const single = leaves.map(agreeing);
const table = fc.tuple(leaves, leaves).map(([land, status]): Figures => {
  const [a, b] = [agreeing(land), agreeing(status)];
  return {
    ...Object.fromEntries(Object.keys(a).map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)])),
    ...Object.fromEntries(Object.entries(a).map(([key, value]) => [`${key}#land`, value])),
    ...Object.fromEntries(Object.entries(b).map(([key, value]) => [`${key}#civil_status`, value])),
  };
});

interface Fault {
  readonly key: string;
  readonly was: number;
  readonly cells: Cells;
  readonly previous?: Cells;
}

/** A wrong value for a right one, or `undefined` where this fault cannot happen to it. */
type Wrong = (value: number, dice: number) => number | undefined;

const swap: Wrong = (value, dice) => {
  const digits = Array.from(String(value));
  const at = dice % Math.max(1, digits.length - 1);
  const [left, right] = [digits[at], digits[at + 1]];
  if (left === undefined || right === undefined || left === right) return undefined;
  if (at === 0 && right === "0") return undefined;
  digits[at] = right;
  digits[at + 1] = left;
  return Number(digits.join(""));
};

const FAULTS: Readonly<Record<string, Wrong>> = {
  "hai chữ số đảo": swap,
  "thừa một chữ số": (value) => (value === 0 ? undefined : value * 10),
  "thiếu một chữ số": (value) => (value >= 10 && value % 10 === 0 ? value / 10 : undefined),
  "rơi một chữ số": (value, dice) => {
    const digits = String(value);
    const at = dice % digits.length;
    const left = digits.slice(0, at) + digits.slice(at + 1);
    return digits.length < 3 || left.startsWith("0") ? undefined : Number(left);
  },
  "số kỳ trước": (value, dice) => value + 1 + (dice % 977),
  "một ô sai": (value, dice) => value + 1 + (dice % 977),
};

function inject(figures: Figures, name: string, dice: number): Fault | undefined {
  const keys = Object.keys(figures).filter(
    (key) => LEAVES.some((leaf) => key.startsWith(leaf)) || /total/.test(key),
  );
  const order = [...keys.slice(dice % keys.length), ...keys.slice(0, dice % keys.length)];
  for (const key of order) {
    const was = figures[key] ?? 0;
    const wrong = FAULTS[name]?.(was, dice);
    if (wrong === undefined || wrong === was) continue;
    const cells = cellsOf({ ...figures, [key]: wrong });
    return name === "số kỳ trước"
      ? { key, was, cells, previous: cellsOf({ [key]: wrong }) }
      : { key, was, cells };
  }
  return undefined;
}

/** Share of faults whose own cell and value stand first, in percent; 600 cases from one seed. */
function rightFirst(source: fc.Arbitrary<Figures>, name: string): number {
  const cases = fc.sample(fc.tuple(source, fc.nat(1_000_000)), { numRuns: 600, seed: 20_261_121 });
  const faults = cases.flatMap(([figures, dice]) => inject(figures, name, dice) ?? []);
  expect(faults.length).toBeGreaterThan(60);
  const right = faults.filter(({ key, was, cells, previous }) => {
    const context =
      previous === undefined ? {} : { previous: { cells: previous, label: "kỳ trước" } };
    const [best] = likeliestRemedies(diagnose(ANNUAL_FORM, cells, context));
    return (
      best !== undefined &&
      best.value === was &&
      cellKey(best.cell.field, best.cell.row) === cellKey(...addressOf(key))
    );
  });
  return Math.round((right.length / faults.length) * 1000) / 10;
}

function addressOf(key: string): [field: string, row: string] {
  const [field = "", row = ""] = key.split("#");
  return [field, row];
}

/** What can be told: a cell that stands in one equation only looks like its neighbours. */
const AT_LEAST: readonly (readonly [name: string, row: number, rows: number])[] = [
  ["hai chữ số đảo", 95, 99],
  ["thừa một chữ số", 95, 99],
  ["thiếu một chữ số", 95, 99],
  ["rơi một chữ số", 95, 99],
  ["số kỳ trước", 98, 99],
  ["một ô sai", 65, 99],
];

describe("one fault in figures that agreed", () => {
  test.for(AT_LEAST)(
    "%s: the true cell and value stand first",
    async ([name, row, rows], { annotate }) => {
      const [one, many] = [rightFirst(single, name), rightFirst(table, name)];
      await annotate(`${name}: ${one} % ở báo cáo một dòng, ${many} % ở bảng hai lĩnh vực`);
      expect(one).toBeGreaterThanOrEqual(row);
      expect(many).toBeGreaterThanOrEqual(rows);
    },
  );

  test("nothing is proposed while everything agrees", () => {
    fc.assert(
      fc.property(fc.oneof(single, table), (figures) => {
        expect(diagnose(ANNUAL_FORM, cellsOf(figures))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("a carry-over left at 0 is named with what the period before left", () => {
    fc.assert(
      fc.property(single, (figures) => {
        const left = figures["tthc.received.carried"] ?? 0;
        const previous = cellsOf({ "tthc.pending.total": left });
        const [best] = likeliestRemedies(
          diagnose(ANNUAL_FORM, cellsOf({ ...figures, "tthc.received.carried": 0 }), {
            previous: { cells: previous, label: "kỳ trước" },
          }),
        );
        expect(best).toMatchObject({
          cause: "carry-missed",
          cell: { field: "tthc.received.carried", row: "" },
          value: left,
        });
      }),
    );
  });
});
