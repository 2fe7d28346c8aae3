import { area, criterion, declared, field, indicator, task } from "./define.ts";
import { base, ratioCases } from "./reference-words.ts";
import type { CriteriaArea } from "./set.ts";

const DIRECTION = area("1", "Chỉ đạo, điều hành", 1200, [
  criterion("1.1", "Kế hoạch CCHC năm", base(1, "Kế hoạch CCHC và báo cáo kết quả thực hiện."), [
    {
      code: "1.1.1",
      label: "Ban hành kế hoạch CCHC năm kịp thời",
      max: 100,
      rule: {
        kind: "deadline-tiers",
        zero: "zero",
        input: field("plan.issued_on", "Ngày ban hành kế hoạch CCHC năm"),
        tiers: [
          { until: { by: "calendar", year: 0, month: 1, day: 31 }, points: 100 },
          { until: { by: "calendar", year: 0, month: 2, day: 31 }, points: 50 },
        ],
        after: 0,
      },
      guidance: "Ban hành trong tháng 1: 1 điểm; trong tháng 2: 0,5 điểm; muộn hơn: 0 điểm.",
      examples: [
        { note: "Ngày 31/01", year: 2024, values: { "plan.issued_on": "2024-01-31" }, expect: 100 },
        { note: "Ngày 01/02", year: 2024, values: { "plan.issued_on": "2024-02-01" }, expect: 50 },
        { note: "Ngày 29/02", year: 2024, values: { "plan.issued_on": "2024-02-29" }, expect: 50 },
        { note: "Ngày 01/3", year: 2024, values: { "plan.issued_on": "2024-03-01" }, expect: 0 },
      ],
    },
    {
      code: "1.1.2",
      label: "Nội dung kế hoạch CCHC đầy đủ",
      max: 100,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          { code: "goals", label: "Có mục tiêu, chỉ tiêu cụ thể", points: 25 },
          { code: "areas", label: "Đủ các lĩnh vực CCHC", points: 25 },
          { code: "who", label: "Phân công rõ người, thời hạn", points: 25 },
          { code: "money", label: "Bố trí kinh phí thực hiện", points: 25 },
        ],
      },
      guidance: "Mỗi nội dung có trong kế hoạch: 0,25 điểm.",
      examples: [
        {
          note: "Đủ ba nội dung",
          values: { "1.1.2": { items: ["goals", "areas", "who"] } },
          expect: 75,
        },
      ],
    },
    {
      code: "1.1.3",
      label: "Mức độ hoàn thành nhiệm vụ trong kế hoạch",
      max: 300,
      rule: {
        kind: "linear-with-floor",
        zero: "manual",
        input: indicator("plan_tasks_done", "Nhiệm vụ hoàn thành", "nhiệm vụ hoàn thành"),
        floor: 8000,
      },
      guidance: "Từ 80 % trở lên: tỷ lệ × 3 điểm; dưới 80 %: 0 điểm.",
      examples: ratioCases("plan_tasks_done", [
        [79, 100, 0],
        [80, 100, 240],
        [81, 100, 243],
        [4, 5, 240],
      ]),
    },
  ]),
  criterion("1.2", "Báo cáo, tuyên truyền, kiểm tra", base(1, "Báo cáo, tin bài, biên bản."), [
    {
      code: "1.2.1",
      label: "Báo cáo CCHC định kỳ đúng hạn",
      max: 200,
      rule: {
        kind: "deduction-with-floor",
        zero: "full",
        parts: [
          {
            code: "late",
            label: "Báo cáo gửi muộn",
            each: 25,
            source: task("reports.late", "Báo cáo gửi muộn"),
          },
          {
            code: "missing",
            label: "Báo cáo không gửi",
            each: 50,
            source: task("reports.missing", "Báo cáo không gửi"),
          },
        ],
        floor: 0,
      },
      guidance: "Mỗi báo cáo gửi muộn trừ 0,25 điểm, không gửi trừ 0,5 điểm.",
      examples: [
        {
          note: "Muộn 2, thiếu 1",
          values: { "reports.late": 2, "reports.missing": 1 },
          expect: 100,
        },
        { note: "Không vi phạm", values: { "reports.late": 0, "reports.missing": 0 }, expect: 200 },
        {
          note: "Trừ hết điểm",
          values: { "reports.late": 0, "reports.missing": 5 },
          expect: 0,
        },
      ],
    },
    {
      code: "1.2.2",
      label: "Tuyên truyền CCHC so với chỉ tiêu được giao",
      max: 200,
      rule: {
        kind: "linear-to-target",
        zero: "exclude",
        input: {
          of: "sums",
          numerator: [task("propaganda.items.done", "Tin, bài đã thực hiện")],
          denominator: [task("propaganda.items.quota", "Tin, bài được giao")],
          unit: "tin, bài",
        },
        target: 10_000,
      },
      guidance: "Đạt chỉ tiêu trở lên: 2 điểm; chưa đạt: theo tỷ lệ.",
      examples: [
        {
          note: "11 trên 12 tin",
          values: { "propaganda.items.done": 11, "propaganda.items.quota": 12 },
          expect: 183,
        },
        {
          note: "Vượt chỉ tiêu",
          values: { "propaganda.items.done": 15, "propaganda.items.quota": 12 },
          expect: 200,
        },
        {
          note: "Không được giao chỉ tiêu",
          values: { "propaganda.items.done": 3, "propaganda.items.quota": 0 },
          expect: "not-applicable",
        },
      ],
    },
    {
      code: "1.2.3",
      label: "Tự kiểm tra CCHC",
      max: 100,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          { code: "plan", label: "Có kế hoạch tự kiểm tra", points: 25 },
          { code: "done", label: "Đã kiểm tra theo kế hoạch", points: 50 },
          { code: "mended", label: "Đã khắc phục tồn tại", points: 25 },
        ],
      },
      guidance: "Cộng điểm từng việc đã làm.",
      examples: [
        { note: "Chưa khắc phục", values: { "1.2.3": { items: ["plan", "done"] } }, expect: 75 },
      ],
    },
    {
      code: "1.2.4",
      label: "Nhiệm vụ cấp trên giao hoàn thành đúng hạn",
      max: 200,
      rule: {
        kind: "linear",
        zero: "full",
        input: indicator(
          "superior_tasks_on_time",
          "Nhiệm vụ cấp trên giao đúng hạn",
          "nhiệm vụ đúng hạn",
        ),
      },
      guidance: "Tỷ lệ × 2 điểm; không được giao nhiệm vụ: đủ điểm.",
      examples: ratioCases("superior_tasks_on_time", [
        [29, 30, 193],
        [0, 0, 200],
      ]),
    },
  ]),
]);

const INSTITUTIONS = area("2", "Cải cách thể chế", 600, [
  criterion("2.1", "Rà soát, kiểm tra văn bản", base(2, "Kế hoạch, báo cáo rà soát văn bản."), [
    {
      code: "2.1.1",
      label: "Ban hành kế hoạch rà soát, kiểm tra văn bản",
      max: 200,
      rule: {
        kind: "yes-no",
        zero: "zero",
        input: field("documents.review_plan", "Có kế hoạch rà soát, kiểm tra văn bản"),
      },
      guidance: "Có: 2 điểm; không: 0 điểm.",
      examples: [
        { note: "Có", values: { "documents.review_plan": true }, expect: 200 },
        { note: "Không", values: { "documents.review_plan": false }, expect: 0 },
      ],
    },
    {
      code: "2.1.2",
      label: "Văn bản được rà soát, kiểm tra",
      max: 200,
      rule: {
        kind: "linear",
        zero: "full",
        input: indicator("documents_checked", "Văn bản đã kiểm tra", "văn bản đã kiểm tra"),
      },
      guidance: "Tỷ lệ × 2 điểm; không phát sinh văn bản phải kiểm tra: đủ điểm.",
      examples: [
        ...ratioCases("documents_checked", [[188, 189, 199]]),
        {
          note: "Không phát sinh",
          values: { documents_checked: { state: "none" } },
          expect: 200,
        },
      ],
    },
    {
      code: "2.1.3",
      label: "Theo dõi thi hành pháp luật",
      max: 200,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          {
            code: "plan",
            label: "Có kế hoạch",
            points: 100,
            source: field("law_enforcement.plan", "Có kế hoạch theo dõi thi hành pháp luật"),
          },
          { code: "report", label: "Có báo cáo kết quả", points: 100 },
        ],
      },
      guidance: "Kế hoạch 1 điểm, báo cáo 1 điểm.",
      examples: [
        { note: "Chỉ có kế hoạch", values: { "2.1.3": { items: ["plan"] } }, expect: 100 },
      ],
    },
  ]),
]);

const ORGANIZATION = area("4", "Cải cách tổ chức bộ máy", 500, [
  criterion("4.1", "Tổ chức, biên chế", base(4, "Quy chế làm việc, quyết định phân công."), [
    {
      code: "4.1.1",
      label: "Quy chế làm việc của UBND còn hiệu lực",
      max: 200,
      rule: {
        kind: "yes-no",
        zero: "zero",
        input: field("organization.working_rules", "Có quy chế làm việc còn hiệu lực"),
      },
      guidance: "Có: 2 điểm; không: 0 điểm.",
      examples: [{ note: "Có", values: { "organization.working_rules": true }, expect: 200 }],
    },
    {
      code: "4.1.2",
      label: "Sử dụng biên chế được giao",
      max: 100,
      rule: {
        kind: "choice",
        zero: "zero",
        input: declared("staff.against_quota", "Biên chế so với chỉ tiêu"),
        options: [
          { code: "within", label: "Không vượt biên chế được giao", points: 100 },
          { code: "above", label: "Vượt biên chế được giao", points: 0 },
        ],
      },
      guidance: "Không vượt biên chế được giao: 1 điểm.",
      examples: [
        { note: "Không vượt", values: { "staff.against_quota": "within" }, expect: 100 },
        { note: "Vượt", values: { "staff.against_quota": "above" }, expect: 0 },
      ],
    },
    {
      code: "4.1.3",
      label: "Phân công và chuyển đổi vị trí công tác",
      max: 200,
      rule: {
        kind: "checklist",
        zero: "zero",
        items: [
          { code: "assigned", label: "Phân công nhiệm vụ bằng văn bản", points: 100 },
          { code: "rotated", label: "Chuyển đổi vị trí theo kế hoạch", points: 100 },
        ],
      },
      guidance: "Mỗi việc 1 điểm.",
      examples: [
        {
          note: "Đủ hai việc",
          values: { "4.1.3": { items: ["assigned", "rotated"] } },
          expect: 200,
        },
      ],
    },
  ]),
]);

/** Areas 1, 2 and 4 of the reference set. */
export const OFFICE_AREAS: {
  readonly direction: CriteriaArea;
  readonly institutions: CriteriaArea;
  readonly organization: CriteriaArea;
} = { direction: DIRECTION, institutions: INSTITUTIONS, organization: ORGANIZATION };
