import { issuePlan, movePlan } from "@cchc/api/plans/issue";
import { recordResults } from "@cchc/api/plans/results";
import { savePlan, type SavedPlan } from "@cchc/api/plans/save";
import type { Services } from "@cchc/api/services";
import { suggestedProof, type Responsible } from "@cchc/domain/plan/task";
import { townPlan } from "./town-plan.ts";
import { unitIds } from "./unit-ids.ts";
import { writeAt } from "./writing.ts";

type Task = SavedPlan["tasks"][number];

/** Ids of the plans that journeys and other tools go to. */
export const planIds = {
  town2024: "kh-2024-kien-tuong",
  city2023: "kh-2023-tp-hai-duong",
  haiPhong2026: "kh-2026-tp-hai-phong",
} as const;

interface DemoPlan {
  readonly id: string;
  readonly draft: Omit<SavedPlan, "planId" | "version">;
  readonly issued: { readonly number: string | null; readonly day: string };
  /** The notice by which its results were told. */
  readonly results?: { readonly number: string; readonly symbol: string; readonly day: string };
  /** The day it was closed on. */
  readonly closed?: string;
}

const communes: Responsible = { kind: "class", class: "communes" };

function task(id: string, [group, title, time]: Row, responsible: readonly Responsible[]): Task {
  const proof = [...suggestedProof(title)];
  const charged = [...responsible];
  return { id, group, title, time, responsible: charged, cooperating: [], proof, schedule: null };
}

type Row = readonly [group: string, title: string, time: string];

/** Who the groups of the town's annex are, in its order. */
const townGroups: readonly (readonly Responsible[])[] = [
  [{ kind: "unit", unitId: `${unitIds.kienTuong}-noi-vu` }],
  [{ kind: "unit", unitId: `${unitIds.kienTuong}-van-phong` }],
  [{ kind: "unit", unitId: `${unitIds.kienTuong}-van-hoa` }],
  [{ kind: "unit", unitId: unitIds.townCentre }],
  [
    { kind: "class", class: "departments" },
    { kind: "unit", unitId: `${unitIds.kienTuong}-hcc` },
  ],
  [communes],
];

/** The annex writes amounts in brackets after the title; here as "(Số lượng: …)". */
function withAmount(title: string): string {
  return title.replace(/\((?=(?:ít nhất )?\d+ ?(?:tin|tiểu phẩm)\/năm\))/, "(Số lượng: ");
}

const townTasks: readonly Task[] = townPlan.groups.flatMap(({ label, tasks }, at) =>
  tasks.map(({ code, title, time }) =>
    task(code, [label, withAmount(title), time], townGroups[at] ?? []),
  ),
);

const empty = {
  aims: [],
  requirements: [],
  audience: "",
  contents: [],
  forms: [],
  duties: [],
  budget: "",
} satisfies SavedPlan["content"];

const group = "UBND các xã, phường";

/** What the demonstration district and, later, the province ask of every commune. */
function communeTasks(year: number): readonly Task[] {
  const rows: readonly (readonly [id: string, title: string, time: string])[] = [
    ["ke-hoach", `Ban hành kế hoạch tuyên truyền cải cách hành chính năm ${year}`, `Quý I/${year}`],
    [
      "tin-bai",
      "Viết tin, bài trên trang thông tin điện tử (Số lượng: 12 tin/năm)",
      "Mỗi quý 3 tin",
    ],
    ["phat-thanh", "Phát bài tuyên truyền trên đài truyền thanh", "Mỗi quý 2 tin phát thanh"],
    ["bang-ron", "Treo băng rôn, khẩu hiệu về dịch vụ công trực tuyến", "ít nhất 02 băng rôn/năm"],
    ["doi-thoai", "Đối thoại với người dân về thủ tục hành chính", `Trước ngày 30/11/${year}`],
    ["hoi-thi", "Tham gia hội thi sáng kiến cải cách hành chính", "Khi có kế hoạch của cấp trên"],
    ["bao-cao", "Báo cáo kết quả tuyên truyền", `Trước ngày 10/12/${year}`],
  ];
  return rows.map(([id, title, time]) => ({
    ...task(id, [group, title, time], [communes]),
    ...(id === "tin-bai" ? { counts: ["website_item"] } : {}),
  }));
}

function superiorPlan(unitId: string, year: number): DemoPlan["draft"] {
  return {
    unitId,
    year,
    kind: "propaganda",
    symbol: "KH-UBND",
    about: `Tuyên truyền công tác cải cách hành chính năm ${year}`,
    implementsId: null,
    content: {
      ...empty,
      aims: ["Người dân, doanh nghiệp biết và dùng dịch vụ công trực tuyến."],
      resultsDue: `${year}-12-20`,
    },
    tasks: [...communeTasks(year)],
    illustration: true,
  };
}

const demoPlans: readonly DemoPlan[] = [
  {
    id: planIds.town2024,
    draft: {
      unitId: unitIds.kienTuong,
      year: townPlan.year,
      kind: "propaganda",
      symbol: "KH-UBND",
      about: townPlan.about,
      implementsId: null,
      content: {
        aims: [...townPlan.aims],
        requirements: [...townPlan.requirements],
        audience: townPlan.audience ?? "",
        contents: [...townPlan.contents],
        forms: townPlan.forms.map((form) => ({ ...form })),
        duties: townPlan.duties.map(({ label, lines }) => ({ label, lines: [...lines] })),
        budget: townPlan.budget ?? "",
        resultsDue: "2024-12-09",
      },
      tasks: [...townTasks],
      // The paper bears neither number nor day; its communes are made up.
      illustration: true,
    },
    issued: { number: null, day: "2024-01-15" },
    closed: "2024-12-31",
  },
  {
    id: planIds.city2023,
    draft: superiorPlan(unitIds.city, 2023),
    issued: { number: null, day: "2023-01-16" },
    results: { number: "1526", symbol: "TB-UBND", day: "2023-12-18" },
    closed: "2023-12-29",
  },
  {
    id: planIds.haiPhong2026,
    draft: superiorPlan(unitIds.haiPhong, 2026),
    issued: { number: null, day: "2026-01-15" },
  },
];

/** The plans of the demonstration, issued and handed out through the API's own functions. */
export async function loadPlans(services: Services): Promise<void> {
  for (const { id, draft, issued } of demoPlans) {
    const at = (day: string, step: string) => ({
      instant: `${day}T09:30+07:00`,
      name: `plan ${id} ${step}`,
    });
    await writeAt(services, at(issued.day, "draft"), (tx, stamp) =>
      savePlan(tx, { ...draft, planId: id, version: 0 }, stamp),
    );
    const tree = await services.trees.at(issued.day);
    const { symbol } = draft;
    await writeAt(services, at(issued.day, "issue"), (tx, stamp) =>
      issuePlan(
        tx,
        { planId: id, version: 1, symbol, ...issued, despiteUnresolved: true },
        tree,
        stamp,
      ),
    );
  }
}

/** Tells the results of plans and ends those whose year is over, after what was done by them. */
export async function closePlans(services: Services): Promise<void> {
  for (const { id, results, closed } of demoPlans) {
    const at = (day: string, step: string) => ({
      instant: `${day}T16:30+07:00`,
      name: `plan ${id} ${step}`,
    });
    let version = 2;
    if (results !== undefined) {
      const told = { planId: id, version, notice: results };
      await writeAt(services, at(results.day, "results"), (tx, stamp) =>
        recordResults(tx, told, stamp),
      );
      version += 1;
    }
    if (closed === undefined) continue;
    const close = { planId: id, version, action: "close", reason: "" } as const;
    await writeAt(services, at(closed, "close"), (tx, stamp) => movePlan(tx, close, stamp));
  }
}
