import type { NewActivity } from "@cchc/api/activities/write";
import type { Qualifier } from "@cchc/domain/report/cell";
import { unitIds } from "./unit-ids.ts";

type Logged = Omit<NewActivity, "unitId" | "documents">;

const source = "Ghi gộp theo Báo cáo số 126/BC-UBND ngày 15/12/2023; báo cáo không nêu từng việc.";

interface Said {
  readonly count: number;
  readonly qualifier?: Qualifier;
  readonly details: NewActivity["details"];
}

/** A figure of the report as one entry of the log, as sure as the report puts it. */
function said(kind: NewActivity["kind"], { count, qualifier = "exact", details }: Said): Logged {
  const state = kind === "website_item" ? ({ state: "posted" } as const) : {};
  return { kind, day: "2023-12-15", count, qualifier, details, note: source, ...state };
}

const columns = [
  ["reform", 61, "Chuyên mục CCHC"],
  ["procedures", 38, "Chuyên mục TTHC"],
  ["digital", 11, "Chuyển đổi số"],
  ["budget", 10, "Công khai ngân sách"],
] as const;

const meeting = { title: "Hội nghị có tuyên truyền cải cách hành chính", scope: "embedded" };

/** Xã Tân Hồng, 2023: what its report states, in aggregate. */
const tanHong: readonly Logged[] = [
  ...columns.map(([column, count, title]) =>
    said("website_item", { count, details: { title, column } }),
  ),
  said("radio_item", {
    count: 20,
    qualifier: "nearly",
    details: { title: "Tin, bài trên đài truyền thanh xã" },
  }),
  said("radio_slot", {
    count: 1,
    details: { schedule: "thứ Năm của tuần thứ 4 hằng tháng" },
  }),
  said("conference", { count: 7, details: { ...meeting, host: "committee" } }),
  said("conference", {
    count: 1,
    details: {
      title: "Hội nghị công khai chỉ số cải cách hành chính",
      host: "committee",
      scope: "own",
      index_publication: true,
    },
  }),
  said("conference", { count: 5, details: { ...meeting, host: "organisations" } }),
  said("dialogue", { count: 3, details: { title: "Tiếp xúc, đối thoại với người dân" } }),
  said("training", { count: 1, details: { title: "Lớp tập huấn của xã", people: 65 } }),
  said("staff_sent", { count: 2, details: { title: "Tập huấn cải cách hành chính" } }),
  said("citizens_reached", { count: 2000, qualifier: "nearly", details: {} }),
  said("banner", { count: 8, details: { title: "Băng rôn, khẩu hiệu" } }),
  said("panel", { count: 6, details: { title: "Pano, áp phích" } }),
  said("model", { count: 1, details: { title: "Mô hình ra mắt trong năm" } }),
  said("electronic_board", { count: 1, details: { title: "Bảng điện tử", place: "Cổng UBND xã" } }),
  said("qr_listing", { count: 1, details: { place: "Bộ phận Một cửa" } }),
];

/** Logs that hold what real reports state and nothing else. */
export const realLogs: readonly {
  readonly unitId: string;
  readonly year: number;
  readonly log: readonly Logged[];
}[] = [{ unitId: unitIds.tanHong, year: 2023, log: tanHong }];
