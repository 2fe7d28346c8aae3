import { defineGroup, form06a } from "./define.ts";
import type { Field, Table, TableRow } from "./form.ts";

const area = "procedures";
const dossier = { unit: "hồ sơ", kind: "count" } as const;

/**
 * Dossiers of administrative procedures (hồ sơ TTHC), whole numbers ≥ 0.
 * Source: Thông tư 01/2020/TT-VPCP, form II.06a, columns 3–13.
 */
export const DOSSIER_FIELDS: readonly Field[] = [
  ...defineGroup({ area, group: "Hồ sơ tiếp nhận", source: form06a("cột 3–6") }, [
    {
      code: "tthc.received.total",
      label: "Tổng số hồ sơ TTHC tiếp nhận trong kỳ",
      shortLabel: "Tổng tiếp nhận",
      ...dossier,
      required: true,
      source: form06a("cột 3"),
      total: {
        of: ["tthc.received.online", "tthc.received.direct", "tthc.received.carried"],
        severity: "hard",
      },
      help: "Gồm hồ sơ mới tiếp nhận trong kỳ và hồ sơ từ kỳ trước chuyển qua.",
    },
    {
      code: "tthc.received.online",
      label: "Hồ sơ mới tiếp nhận trực tuyến",
      shortLabel: "Trực tuyến",
      ...dossier,
      required: true,
      source: form06a("cột 4"),
    },
    {
      code: "tthc.received.direct",
      label: "Hồ sơ mới tiếp nhận trực tiếp, qua dịch vụ bưu chính",
      shortLabel: "Trực tiếp, bưu chính",
      ...dossier,
      required: true,
      source: form06a("cột 5"),
    },
    {
      code: "tthc.received.carried",
      label: "Hồ sơ từ kỳ trước chuyển qua",
      shortLabel: "Từ kỳ trước",
      ...dossier,
      required: true,
      source: form06a("cột 6"),
      help: "Bằng số hồ sơ đang giải quyết của kỳ kết thúc ngay trước ngày đầu kỳ này.",
    },
  ]),
  ...defineGroup({ area, group: "Hồ sơ đã giải quyết", source: form06a("cột 7–10") }, [
    {
      code: "tthc.resolved.total",
      label: "Tổng số hồ sơ TTHC đã giải quyết",
      shortLabel: "Tổng đã giải quyết",
      ...dossier,
      required: true,
      source: form06a("cột 7"),
      total: {
        of: ["tthc.resolved.early", "tthc.resolved.on_time", "tthc.resolved.late"],
        severity: "hard",
      },
    },
    {
      code: "tthc.resolved.early",
      label: "Hồ sơ giải quyết trước hạn",
      shortLabel: "Trước hạn",
      ...dossier,
      required: true,
      source: form06a("cột 8"),
    },
    {
      code: "tthc.resolved.on_time",
      label: "Hồ sơ giải quyết đúng hạn",
      shortLabel: "Đúng hạn",
      ...dossier,
      required: true,
      source: form06a("cột 9"),
      help: "Không gồm hồ sơ đã tính ở ô trước hạn.",
    },
    {
      code: "tthc.resolved.late",
      label: "Hồ sơ giải quyết quá hạn",
      shortLabel: "Quá hạn",
      ...dossier,
      required: true,
      source: form06a("cột 10"),
    },
  ]),
  ...defineGroup(
    { area, group: "Hồ sơ đang giải quyết", source: form06a("cột 11–13"), flow: "stock" },
    [
      {
        code: "tthc.pending.total",
        label: "Tổng số hồ sơ TTHC đang giải quyết",
        shortLabel: "Tổng đang giải quyết",
        ...dossier,
        required: true,
        source: form06a("cột 11"),
        total: { of: ["tthc.pending.in_time", "tthc.pending.late"], severity: "hard" },
        help: "Tính tại ngày cuối kỳ; là số chuyển sang kỳ sau.",
      },
      {
        code: "tthc.pending.in_time",
        label: "Hồ sơ đang giải quyết còn trong hạn",
        shortLabel: "Trong hạn",
        ...dossier,
        source: form06a("cột 12"),
      },
      {
        code: "tthc.pending.late",
        label: "Hồ sơ đang giải quyết đã quá hạn",
        shortLabel: "Đã quá hạn",
        ...dossier,
        source: form06a("cột 13"),
      },
    ],
  ),
];

/** Lĩnh vực that communes commonly have; a unit may add its own. */
const DOMAINS: readonly TableRow[] = [
  { key: "civil_status", label: "Hộ tịch" },
  { key: "certification", label: "Chứng thực" },
  { key: "land", label: "Đất đai" },
  { key: "social_protection", label: "Bảo trợ xã hội" },
  { key: "merit", label: "Người có công" },
  { key: "residence", label: "Đăng ký, quản lý cư trú" },
  { key: "culture", label: "Văn hóa, thể thao" },
  { key: "education", label: "Giáo dục và đào tạo" },
  { key: "construction", label: "Xây dựng" },
  { key: "environment", label: "Môi trường" },
  { key: "agriculture", label: "Nông nghiệp, nông thôn" },
  { key: "emulation", label: "Thi đua, khen thưởng" },
  { key: "religion", label: "Tín ngưỡng, tôn giáo" },
  { key: "justice", label: "Phổ biến giáo dục pháp luật, hòa giải ở cơ sở" },
];

/** Form II.06a: one row per lĩnh vực, row `""` the total of the report. */
export const DOSSIER_TABLE: Table = {
  code: "tthc.by_domain",
  label: "Tình hình tiếp nhận, giải quyết hồ sơ TTHC theo lĩnh vực",
  rowLabel: "Lĩnh vực",
  fields: DOSSIER_FIELDS.map((field) => field.code),
  rows: DOMAINS,
};
