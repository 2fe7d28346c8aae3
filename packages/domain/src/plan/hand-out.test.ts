/// <reference types="vite/client" />
import { describe, expect, test } from "vitest";
import { treeAt } from "../unit/tree.ts";
import type { UnitKind, UnitType, UnitVersion } from "../unit/unit.ts";
import { adoptTask, copyStanding, handOut, nextTaskState, tasksOf } from "./hand-out.ts";
import { parseTaskTime } from "./parse-schedule.ts";
import { nextPlanState } from "./plan.ts";
import type { PlanTask } from "./task.ts";
import { readResponsible, responsibleUnits, suggestedProof } from "./task.ts";

function unit(unitId: string, kind: UnitKind, type: UnitType, name: string): UnitVersion {
  return { unitId, kind, type, name, from: "2000-01-01", to: "2025-06-30", parentId: "town" };
}

/** A town like that of the real annex, with three of its communes. */
const town: readonly UnitVersion[] = [
  { unitId: "town", kind: "district", type: "thi_xa", name: "Kiến Tường", from: "2000-01-01" },
  unit("home", "department", "phong", "Nội vụ thị xã Kiến Tường"),
  unit("culture", "department", "phong", "Văn hóa và Thông tin"),
  unit("office", "department", "co_quan", "Văn phòng HĐND và UBND"),
  unit("centre", "service_center", "trung_tam", "Văn hóa, Thông tin và Truyền thanh"),
  unit("desk", "service_center", "trung_tam", "Hành chính công"),
  unit("front", "mass_organization", "mat_tran", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
  unit("p1", "commune", "phuong", "1"),
  unit("p2", "commune", "phuong", "2"),
  unit("x1", "commune", "xa", "Thạnh Trị"),
];
const tree = treeAt(town, "2024-03-01");
const place = { tree, ownerId: "town" };

function task(id: string, change: Partial<PlanTask> = {}): PlanTask {
  return {
    id,
    group: "",
    title: "Kế hoạch",
    responsible: [],
    cooperating: [],
    proof: ["plan"],
    time: "Quý I/2024",
    schedule: { parts: [{ kind: "quarter", year: 2024, quarter: 1 }] },
    ...change,
  };
}

const names = (label: string): readonly string[] =>
  responsibleUnits({ responsible: readResponsible(label, place) }, place).units.map(
    ({ unitId }) => unitId,
  );

describe("who is charged", () => {
  test.each([
    ["UBND CÁC XÃ, PHƯỜNG", ["p1", "p2", "x1"]],
    ["UBND các xã, phường, thị trấn", ["p1", "p2", "x1"]],
    ["UBND các phường", ["p1", "p2"]],
    ["UBND các xã", ["x1"]],
    ["Phòng Nội vụ", ["home"]],
    ["PHÒNG NỘI VỤ THỊ XÃ KIẾN TƯỜNG", ["home"]],
    ["PHÒNG VĂN HOÁ VÀ THÔNG TIN", ["culture"]],
    ["Các cơ quan chuyên môn, Trung tâm Hành chính công", ["culture", "home", "office", "desk"]],
    ["UBND phường 2", ["p2"]],
    ["Trung tâm VH-TT và TT", []],
    ["", []],
  ])("%s", (label, ids) => {
    expect([...names(label)].toSorted()).toEqual([...ids].toSorted());
  });

  test("a name nobody has stays a name and is told", () => {
    const responsible = readResponsible("Trung tâm VH-TT và TT", place);
    expect(responsible).toEqual([{ kind: "named", label: "Trung tâm VH-TT và TT" }]);
    expect(responsibleUnits({ responsible }, place).unresolved).toEqual(responsible);
  });

  test("the tree of the day decides: communes that ended receive nothing", () => {
    const later = treeAt(town, "2025-07-01");
    const plan = {
      unitId: "town",
      tasks: [task("a", { responsible: [{ kind: "class", class: "communes" }] })],
    };
    expect(handOut(plan, tree).copies).toHaveLength(3);
    expect(handOut(plan, later).copies).toEqual([]);
    expect(handOut(plan, later).unresolved).toHaveLength(1);
  });
});

describe("handing out", () => {
  test("one copy a unit and task, however often it is named; nobody named is the plan's own unit", () => {
    const responsible = [
      { kind: "class", class: "wards" },
      { kind: "unit", unitId: "p1" },
    ] as const;
    const given = handOut({ unitId: "town", tasks: [task("a", { responsible }), task("b")] }, tree);
    expect(given.copies).toEqual([
      { taskId: "a", unitId: "p1" },
      { taskId: "a", unitId: "p2" },
      { taskId: "b", unitId: "town" },
    ]);
  });

  test("a unit's own plan takes a task over", () => {
    const adopted = adoptTask(task("a", { title: "Viết tin" }), "own-1", "p1");
    expect(adopted).toMatchObject({ id: "own-1", title: "Viết tin", adoptedFrom: "a" });
    expect(handOut({ unitId: "p1", tasks: [adopted] }, tree).copies).toEqual([
      { taskId: "own-1", unitId: "p1" },
    ]);
  });

  test("proofs a title suggests", () => {
    expect(
      suggestedProof("Kế hoạch tổ chức hội thi (kế hoạch, báo cáo, quyết định khen thưởng)"),
    ).toEqual(["plan", "report", "decision"]);
    expect(suggestedProof("Viết tin bài về CCHC")).toEqual(["article"]);
    expect(suggestedProof("Thiết kế pano")).toEqual([]);
  });
});

describe("how a copy stands", () => {
  const quarter = task("a");
  const on = (today: string) => ({ year: 2024, today });

  test("open: late the day after; done and not possible wait for nobody", () => {
    const open = { state: "open", doneDays: [] } as const;
    expect(copyStanding(quarter, open, on("2024-03-31")).attention).toBe("due_soon");
    expect(copyStanding(quarter, open, on("2024-04-01")).attention).toBe("late");
    const not = { state: "not_possible", doneDays: [], reason: "hội thi bị hoãn" } as const;
    expect(copyStanding(quarter, not, on("2024-04-01"))).toMatchObject({
      attention: "none",
      sentence: "Không làm được vì lý do khách quan: hội thi bị hoãn.",
    });
    const done = { state: "done", doneDays: ["2024-04-03"] } as const;
    expect(copyStanding(quarter, done, on("2024-05-01")).sentence).toBe("Đã xong, chậm 3 ngày.");
  });

  test("steps", () => {
    expect(nextTaskState("open", "complete")).toBe("done");
    expect(nextTaskState("done", "complete")).toBeUndefined();
    expect(nextTaskState("not_possible", "reopen")).toBe("open");
    expect(nextPlanState("draft", "issue")).toBe("issued");
    expect(nextPlanState("draft", "close")).toBeUndefined();
    expect(nextPlanState("closed", "reopen")).toBe("issued");
  });
});

const found = import.meta.glob<{
  planTasks: readonly {
    readonly unit: string;
    readonly task: string;
    readonly deadlineText: string | null;
  }[];
}>("../../../../../shared/seed-facts.json", { eager: true });
const [seeds] = Object.values(found);

test(
  seeds === undefined
    ? "bỏ qua: không có ../shared, phụ lục thật không được giao thử"
    : "the real annex: every commune receives its four tasks, a department its own and the common ones",
  () => {
    if (seeds === undefined) return;
    const tasks = seeds.planTasks.map(({ unit: label, task: title, deadlineText }, at) => {
      const time = deadlineText ?? "";
      const { schedule } = parseTaskTime({ title, time }, { year: 2024 });
      return task(`t${at}`, { title, time, schedule, responsible: readResponsible(label, place) });
    });
    const plan = { unitId: "town", tasks };
    const given = handOut(plan, tree);
    for (const id of ["p1", "p2", "x1"]) {
      expect(tasksOf(plan, given, id).map(({ time }) => time)).toEqual([
        "Quý I/2024",
        "",
        "Mỗi quý 1 tin",
        "Khi có KH của thị xã",
      ]);
    }
    expect(tasksOf(plan, given, "home")).toHaveLength(9);
  },
);
