import { expect, test } from "vitest";
import { applyChanges } from "./change.ts";
import { readUnitList } from "./list.ts";
import { planList } from "./list-plan.ts";
import { predecessors } from "./succession.ts";
import { treeAt } from "./tree.ts";
import { fullName, type Succession, type UnitVersion } from "./unit.ts";

const country: UnitVersion = {
  unitId: "viet-nam",
  from: "2000-01-01",
  kind: "country",
  type: "quoc_gia",
  name: "Việt Nam",
};
const options = { rootId: "viet-nam", complete: false };
const on = "2025-07-01";

/** As the General Statistics Office exported it while there were districts. */
const old = [
  ["Danh mục đơn vị hành chính"],
  [
    "Tỉnh / Thành Phố",
    "Mã TP",
    "Quận Huyện",
    "Mã QH",
    "Phường Xã",
    "Mã PX",
    "Cấp",
    "Tên Tiếng Anh",
  ],
  ["Tỉnh Hải Bình", "1", "Thành phố Hải An", "288", "Phường Bến Nghé", "10507", "Phường", ""],
  ["Tỉnh Hải Bình", "01", "Thành phố Hải An", "288", "Phường 2", "10510", "Phường", ""],
  ["Tỉnh Hải Bình", "01", "Huyện Bình An", "290", "Xã Tân Lập", "10600", "Xã", ""],
  ["", "", "", "", "", "", "", ""],
  ["Tỉnh Hải Bình", "01", "Huyện Bình An", "290", "Tân Nào", "10601", "", ""],
];
const now = [
  ["Mã", "Tên", "Cấp", "Mã cấp trên", "Hiệu lực từ", "Đơn vị trước"],
  ["01", "Tỉnh Hải Bình", "Tỉnh", "", "1/7/2025", ""],
  ["10507", "Phường Bến Nghé", "Phường", "01", "01/07/2025", "10507, 10510"],
  ["10600", "Xã Tân Lập Mới", "Xã", "1", "2025-07-01", ""],
];

function load(
  versions: readonly UnitVersion[],
  rows: readonly (readonly string[])[],
  { from = "2004-01-01", complete = false } = {},
): {
  versions: readonly UnitVersion[];
  successions: readonly Succession[];
  says: readonly string[];
} {
  const plan = planList(versions, readUnitList(rows, from), { ...options, complete });
  const done = applyChanges(versions, plan.changes);
  if (!done.ok) throw new Error(done.findings.map((one) => one.sentence).join("\n"));
  const says = plan.lines.map(({ line, verdict, name }) => `${line} ${verdict} ${name}`);
  return { versions: done.versions, successions: done.successions, says };
}

test("the wide list of three tiers founds each unit once and names the line that it cannot read", () => {
  const { versions, says } = load([country], old);
  expect(says).toEqual([
    "3 new Tỉnh Hải Bình",
    "3 new Thành phố Hải An",
    "3 new Phường Bến Nghé",
    "4 new Phường 2",
    "5 new Huyện Bình An",
    "5 new Xã Tân Lập",
    "7 faulty ",
  ]);
  const tree = treeAt(versions, "2004-01-01");
  const commune = [...tree].find((unit) => unit.code === "10510");
  expect(commune && tree.ancestors(commune.unitId).map(fullName)).toEqual([
    "Thành phố Hải An",
    "Tỉnh Hải Bình",
    "Việt Nam",
  ]);
  expect(commune?.name).toBe("2");
});

test("the new list merges by codes, moves and renames; units it lacks end only where it is complete", () => {
  const before = load([country], old).versions;
  const open = planList(before, readUnitList(now, on), options);
  expect(open.lines.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
    "2 unchanged",
    "3 new",
    "4 renamed",
  ]);
  const after = load(before, now, { from: on, complete: true });
  expect(after.says).toEqual([
    "0 ended Thành phố Hải An",
    "0 ended Huyện Bình An",
    "2 unchanged Tỉnh Hải Bình",
    "3 new Phường Bến Nghé",
    "4 renamed Xã Tân Lập Mới",
  ]);
  expect([...treeAt(after.versions, on)].map(fullName)).toEqual([
    "Việt Nam",
    "Tỉnh Hải Bình",
    "Phường Bến Nghé",
    "Xã Tân Lập Mới",
  ]);
  const merged = [...treeAt(after.versions, on)].find((unit) => unit.code === "10507");
  const eve = predecessors(after.successions, merged?.unitId ?? "", "2025-06-30");
  expect(eve.map(({ unitId }) => unitId).sort()).toEqual(["dvhc-10507", "dvhc-10510"]);
  expect(merged?.unitId).toBe("dvhc-10507-20250701");
});

test("the same lists read again change nothing", () => {
  const first = load([country], old).versions;
  const second = load(first, now, { from: on, complete: true }).versions;
  const again = planList(second, readUnitList(now, on), { ...options, complete: true });
  expect(again.changes).toEqual([]);
  expect(again.lines.map(({ verdict }) => verdict)).toEqual([
    "unchanged",
    "unchanged",
    "unchanged",
  ]);
  expect(planList(second, readUnitList(old, "2004-01-01"), options).changes).toEqual([]);
});

test("a commune of which a part went elsewhere is a predecessor of both, in part", () => {
  const before = load([country], old).versions;
  const rows = [
    now[0] ?? [],
    ["01", "Tỉnh Hải Bình", "Tỉnh", "", "1/7/2025", ""],
    ["10507", "Phường Bến Nghé", "Phường", "01", "1/7/2025", "10507; 10510"],
    ["10600", "Xã Tân Lập", "Xã", "01", "1/7/2025", "10600 10510"],
  ];
  const after = load(before, rows, { from: on, complete: true });
  const half = predecessors(after.successions, "dvhc-10507-20250701", "2025-06-30");
  expect(half).toEqual([
    { unitId: "dvhc-10507", partial: false },
    { unitId: "dvhc-10510", partial: true },
  ]);
  expect(planList(after.versions, readUnitList(rows, on), options).changes).toEqual([]);
});

test.each([
  [["", "Xã A", "Xã", "01", "", ""], "Thiếu mã đơn vị: hãy điền đủ."],
  [["10", "A", "", "01", "", ""], "không rõ là loại đơn vị nào"],
  [["10", "Xã A", "Xã", "", "", ""], "không có mã cấp trên"],
  [["10", "Xã A", "Xã", "01", "31/2/2025", ""], "chưa đúng"],
  [["10", "Xã A", "Xã", "99", "", ""], "Không có đơn vị cấp trên mã 99"],
  [["10", "Xã A", "Xã", "01", "", "77777"], "Không có đơn vị trước sắp xếp mã 77777"],
])("a faulty line says what to do: %j", (line, words) => {
  const base = load([country], old).versions;
  const rows = [now[0] ?? [], line];
  const plan = planList(base, readUnitList(rows, on), options);
  expect(plan.lines.map(({ verdict }) => verdict)).toEqual(["faulty"]);
  expect(plan.lines[0]?.sentence).toContain(words);
  expect(plan.changes).toEqual([]);
});

test("a file without headings is told what it lacks", () => {
  expect(readUnitList([["a", "b"]], on)).toMatchObject({ units: [], faults: [{ line: 1 }] });
});
