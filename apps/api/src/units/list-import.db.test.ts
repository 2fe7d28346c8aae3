import { afterAll, beforeAll, expect, test } from "vitest";
import { importUnits, type UnitImport } from "../commands/import-units.ts";
import { createWorld, type World } from "../testing/world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const decision = { number: "Nghị quyết 202/2025/QH15", day: "2025-06-12", issuer: "Quốc hội" };
const pad = (n: number, width: number) => String(n).padStart(width, "0");
const [provinces, olds, news] = [34, 10_035, 3321];

/** The former communes below their provinces, and the 3 321 that they became; invented names. */
function oldList(): readonly string[] {
  const lines = ["Mã TP,Tỉnh / Thành Phố,Mã QH,Quận Huyện,Mã PX,Phường Xã,Cấp"];
  for (let n = 0; n < olds; n += 1) {
    const [province, district] = [(n % provinces) + 1, (n % 700) + 1];
    const place = `${pad(province, 2)},Tỉnh Số ${province}`;
    // A district belongs to one province: its number says which.
    const code = pad(((district % 20) * provinces + province) % 1000, 3);
    lines.push(`${place},${code},Huyện Số ${code},${pad(n + 1, 5)},Xã Cũ ${n + 1},Xã`);
  }
  return lines;
}

function newList(): readonly string[] {
  const lines = ["Mã,Tên,Cấp,Mã cấp trên,Hiệu lực từ,Đơn vị trước"];
  for (let n = 1; n <= provinces; n += 1) lines.push(`${pad(n, 2)},Tỉnh Số ${n},Tỉnh,,1/7/2025,`);
  for (let n = 0; n < news; n += 1) {
    const from: string[] = [];
    for (let old = n; old < olds; old += news) from.push(pad(old + 1, 5));
    const province = pad((n % provinces) + 1, 2);
    lines.push(`${from[0]},Xã Mới ${n + 1},Xã,${province},1/7/2025,${from.join(" ")}`);
  }
  return lines;
}

function given(lines: readonly string[], on: string, more: Partial<UnitImport> = {}): UnitImport {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const list = { fileName: "danh-muc.csv", bytes, on, complete: on >= "2025-07-01" };
  return { list, decision, dryRun: false, ...more };
}

async function count(day: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const tree = await world.services.trees.at(day);
  for (const unit of tree.descendants("viet-nam")) {
    if (!unit.unitId.startsWith("dvhc-")) continue;
    counts[unit.kind] = (counts[unit.kind] ?? 0) + 1;
  }
  return counts;
}

test("the whole country, before and after 1/7/2025, is read in seconds and once", async () => {
  const began = performance.now();
  await importUnits(world.services, given(oldList(), "2004-01-01"));
  const said = await importUnits(world.services, given(newList(), "2025-07-01"));
  const seconds = (performance.now() - began) / 1000;
  expect(said).toMatch(/mới\s+3\.321/);
  expect(await count("2025-06-30")).toMatchObject({ province: 34, commune: olds });
  expect(await count("2025-07-01")).toEqual({ province: 34, commune: news });
  expect(seconds).toBeLessThan(60);
  const again = await importUnits(world.services, given(newList(), "2025-07-01"));
  expect(again).toContain("Không có gì để thay đổi.");
  const rows = await world.services.db
    .selectFrom("unit_version")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(rows.n).toBeGreaterThan(olds + news);
}, 120_000);

test("a dry run and a list with a stop write nothing", async () => {
  const before = await world.services.trees.revision();
  const one = ["Mã,Tên,Cấp,Mã cấp trên", "99999,Xã Thử,Xã,01"];
  const dry = await importUnits(world.services, given(one, "2026-01-01", { dryRun: true }));
  expect(dry).toContain("chưa ghi gì");
  const tree = await world.services.trees.at("2026-01-01");
  expect([...tree].some((unit) => unit.code === "99999")).toBe(false);
  const township = ["Mã,Tên,Cấp,Mã cấp trên", "99998,Thị trấn Thử,Thị trấn,01"];
  await expect(importUnits(world.services, given(township, "2026-01-01"))).rejects.toThrow(
    "Chưa nhập gì",
  );
  expect(before).toBeGreaterThan(0);
});
