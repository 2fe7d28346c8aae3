import { describe, expect, test } from "vitest";
import { leavesOf } from "../criteria/set.ts";
import { SET_766 } from "../criteria/set-766.ts";
import { LAYOUT_30_2020 } from "../document/layout.ts";
import { compileSet } from "../scoring/compile.ts";
import { scoreUnit } from "../scoring/score.ts";
import { type Block, figuresOfDocument, plainText, runsOf } from "./block.ts";
import { composePlan, type PlanText } from "./plan-text.ts";
import { composeScoreSheet } from "./score-sheet.ts";

function lines(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => plainText(runsOf(block)));
}

const town = { type: "thi_xa", name: "Kiến Tường" } as const;

const PLAN: PlanText = {
  unit: town,
  signing: {},
  layout: LAYOUT_30_2020,
  year: 2024,
  about: "Tuyên truyền cải cách hành chính năm 2024",
  grounds: [],
  aims: ["Nâng cao nhận thức."],
  requirements: [],
  audience: "Cán bộ, công chức.",
  contents: ["Chương trình tổng thể."],
  forms: [{ title: "Chuyên mục phát thanh", time: "Trong năm", lead: "Trung tâm Văn hóa" }],
  duties: [{ label: "Phòng Nội vụ", lines: ["Theo dõi, đôn đốc."] }],
  groups: [
    {
      label: "Phòng Nội vụ",
      tasks: [
        { code: "I.1", title: "Kế hoạch", time: "Quý I/2024" },
        { code: "I.2", title: "Viết tin, bài", time: "12 tin/năm" },
      ],
    },
    { label: "UBND các xã, phường", tasks: [{ code: "VI.2", title: "Báo cáo", time: "" }] },
  ],
  receivers: ["Sở Nội vụ"],
};

describe("a plan with its annex of tasks", () => {
  const document = composePlan(PLAN);

  test("is a plan of the town, its parts numbered without gaps", () => {
    expect(document).toMatchObject({ typeName: "Kế hoạch", symbol: "KH-UBND", annexes: [{}] });
    const headings = document.blocks.flatMap((block) =>
      block.kind === "heading" ? [`${block.number} ${plainText(block.title)}`] : [],
    );
    expect(headings).toEqual([
      "I. Mục đích, yêu cầu, đối tượng",
      "1. Mục đích",
      "2. Đối tượng",
      "II. Nội dung tuyên truyền",
      "III. Hình thức, thời gian thực hiện",
      "1. Chuyên mục phát thanh",
      "IV. Tổ chức thực hiện",
      "1. Phòng Nội vụ",
    ]);
  });

  test("each task's time stands in its wording, bound to its task; one without has a dash", () => {
    expect(figuresOfDocument(document).map(({ code, text, state }) => [code, text, state])).toEqual(
      [
        ["@task.I.1", "Quý I/2024", "value"],
        ["@task.I.2", "12 tin/năm", "value"],
        ["@task.VI.2", "–", "none"],
      ],
    );
  });

  test("what proves a task gets a column where any task has it; no tasks, no annex", () => {
    const [group] = PLAN.groups;
    if (group === undefined) throw new Error("no group");
    const proven = {
      ...group,
      tasks: group.tasks.map((one) => ({ ...one, evidence: "Kế hoạch" })),
    };
    const [block] = composePlan({ ...PLAN, groups: [proven] }).annexes.flatMap((one) => one.blocks);
    expect(block?.kind === "table" ? block.head[0]?.length : 0).toBe(4);
    expect(composePlan({ ...PLAN, groups: [] }).annexes).toEqual([]);
  });
});

describe("the self-score sheet", () => {
  const set = compileSet(SET_766);
  const about = { ...PLAN, set: SET_766, addressees: [], receivers: [], year: 2023 };

  test("has a row for every leaf with its points, and adds nothing up while it is open", () => {
    const open = scoreUnit(set, { unit: "ward", values: {} });
    const document = composeScoreSheet({ ...about, score: open });
    const codes = figuresOfDocument(document).map(({ code }) => code);
    for (const { code } of leavesOf(SET_766)) expect(codes).toContain(`@leaf.${code}`);
    expect(lines(document.blocks).some((line) => line.includes("Chưa đủ số liệu"))).toBe(
      open.totals.state === "open",
    );
  });

  test("an example's total stands on paper as the engine reckons it", () => {
    const [example] = SET_766.examples;
    if (example === undefined) throw new Error("the set has no example");
    const score = scoreUnit(compileSet(SET_766, example.year), {
      unit: "u",
      values: example.values,
    });
    const figures = figuresOfDocument(composeScoreSheet({ ...about, score, receipt: "7K3M-9QPD" }));
    const total = figures.find(({ code }) => code === "@total");
    const open = score.totals.state === "open";
    expect(total?.value).toBe(open ? undefined : score.totals.total);
    const earned = figures.filter(({ code }) => code.startsWith("@area."));
    const sums = earned.reduce(
      (sum, { value }) => sum + (typeof value === "number" ? value : 0),
      0,
    );
    expect(sums).toBe(score.totals.points);
    for (const result of score.leaves) {
      const shown = figures.find(({ code }) => code === `@leaf.${result.leaf}`);
      expect(shown?.value).toBe(result.state === "scored" ? result.points : undefined);
    }
  });
});
