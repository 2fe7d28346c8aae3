import { defineGroup, resolution76 } from "./define.ts";
import type { Field } from "./form.ts";

const area = "direction";
const source = resolution76("tổ chức thực hiện");

/** Plans, tasks, inspection and reports: the leading area "Chỉ đạo, điều hành". */
export const DIRECTION_FIELDS: readonly Field[] = [
  ...defineGroup({ area, group: "Kế hoạch cải cách hành chính", source }, [
    {
      code: "plan.documents.issued",
      label: "Văn bản chỉ đạo, điều hành CCHC đã ban hành",
      unit: "văn bản",
      kind: "count",
    },
    { code: "plan.issued", label: "Kế hoạch CCHC đã ban hành", unit: "kế hoạch", kind: "count" },
    { code: "plan.issued_on", label: "Ngày ban hành kế hoạch CCHC năm", unit: "", kind: "date" },
    {
      code: "plan.tasks.assigned",
      label: "Nhiệm vụ trong kế hoạch CCHC",
      unit: "nhiệm vụ",
      kind: "count",
      required: true,
    },
    {
      code: "plan.tasks.done",
      label: "Nhiệm vụ trong kế hoạch CCHC đã hoàn thành",
      unit: "nhiệm vụ",
      kind: "count",
      required: true,
    },
  ]),
  ...defineGroup({ area, group: "Nhiệm vụ cấp trên giao", source }, [
    {
      code: "superior_tasks.total",
      label: "Nhiệm vụ cấp trên giao đến hạn trong kỳ",
      unit: "nhiệm vụ",
      kind: "count",
    },
    {
      code: "superior_tasks.on_time",
      label: "Nhiệm vụ cấp trên giao hoàn thành đúng hạn",
      unit: "nhiệm vụ",
      kind: "count",
    },
  ]),
  ...defineGroup({ area, group: "Kiểm tra cải cách hành chính", source }, [
    {
      code: "inspections.planned",
      label: "Cuộc tự kiểm tra CCHC theo kế hoạch",
      unit: "cuộc",
      kind: "count",
    },
    {
      code: "inspections.done",
      label: "Cuộc tự kiểm tra CCHC đã thực hiện",
      unit: "cuộc",
      kind: "count",
      help: "Cuộc ngoài kế hoạch ghi ở phần ghi chú.",
    },
    {
      code: "inspections.findings",
      label: "Tồn tại, hạn chế phát hiện qua kiểm tra",
      unit: "vấn đề",
      kind: "count",
    },
    {
      code: "inspections.findings_mended",
      label: "Tồn tại, hạn chế đã khắc phục xong",
      unit: "vấn đề",
      kind: "count",
    },
  ]),
  ...defineGroup({ area, group: "Chế độ báo cáo", source }, [
    {
      code: "reports.due",
      label: "Báo cáo CCHC định kỳ phải gửi",
      unit: "báo cáo",
      kind: "count",
    },
    {
      code: "reports.on_time",
      label: "Báo cáo CCHC định kỳ gửi đúng hạn",
      unit: "báo cáo",
      kind: "count",
    },
  ]),
  ...defineGroup({ area, group: "Địa bàn", source, flow: "stock" }, [
    {
      code: "residential_groups.total",
      label: "Khu dân cư, thôn, tổ dân phố",
      unit: "khu dân cư",
      kind: "count",
    },
  ]),
];

/** What a report says in prose beside its figures: assessment, limits, next period. */
export const ASSESSMENT_FIELDS: readonly Field[] = defineGroup(
  { area, group: "Đánh giá chung", source },
  [
    { code: "assessment.strengths", label: "Ưu điểm", unit: "", kind: "text" },
    { code: "assessment.limitations", label: "Hạn chế, yếu kém", unit: "", kind: "text" },
    { code: "assessment.causes", label: "Khó khăn, nguyên nhân", unit: "", kind: "text" },
    {
      code: "assessment.next_tasks",
      label: "Phương hướng, nhiệm vụ kỳ tới",
      unit: "",
      kind: "text",
    },
    { code: "assessment.proposals", label: "Kiến nghị, đề xuất", unit: "", kind: "text" },
  ],
);
