import { defineGroup, resolution76 } from "./define.ts";
import type { Field } from "./form.ts";

const area = "digital_government";
const source = resolution76("nội dung xây dựng, phát triển Chính phủ điện tử, Chính phủ số");
const rate = { unit: "%", kind: "rate" } as const;

/** Electronic and digital government: mail, documents, machines, ISO, website. */
export const DIGITAL_FIELDS: readonly Field[] = [
  ...defineGroup({ area, group: "Thư điện tử công vụ", source, flow: "stock" }, [
    {
      code: "staff.official_mail",
      label: "Cán bộ, công chức có hộp thư công vụ",
      unit: "người",
      kind: "count",
    },
    {
      code: "staff.official_mail.rate",
      label: "Tỷ lệ cán bộ, công chức có hộp thư công vụ (theo công bố)",
      ...rate,
    },
    {
      code: "staff.official_mail.regular",
      label: "Cán bộ, công chức thường xuyên sử dụng hộp thư công vụ",
      unit: "người",
      kind: "count",
    },
    {
      code: "staff.official_mail.regular.rate",
      label: "Tỷ lệ cán bộ, công chức sử dụng hộp thư điện tử thường xuyên (theo công bố)",
      ...rate,
    },
    {
      code: "digital.internal_mail",
      label: "Mức độ trao đổi văn bản nội bộ qua thư điện tử",
      unit: "",
      kind: "text",
      help: 'Ví dụ: "Thường xuyên", "Thỉnh thoảng".',
    },
  ]),
  ...defineGroup({ area, group: "Văn bản điện tử", source }, [
    {
      code: "edocuments.exchanged.total",
      label: "Văn bản trao đổi giữa các bộ phận",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "edocuments.exchanged.electronic",
      label: "Văn bản trao đổi giữa các bộ phận dưới dạng điện tử",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "edocuments.exchanged.electronic.rate",
      label: "Tỷ lệ văn bản trao đổi dưới dạng điện tử (theo công bố)",
      ...rate,
    },
    { code: "edocuments.outgoing.total", label: "Văn bản đi", unit: "văn bản", kind: "count" },
    {
      code: "edocuments.outgoing.signed",
      label: "Văn bản đi được ký số",
      unit: "văn bản",
      kind: "count",
    },
    {
      code: "digital.signature",
      label: "Tình hình sử dụng chữ ký số",
      unit: "",
      kind: "text",
    },
  ]),
  ...defineGroup({ area, group: "Hạ tầng, phần mềm", source, flow: "stock" }, [
    { code: "digital.offices.total", label: "Bộ phận chuyên môn", unit: "bộ phận", kind: "count" },
    {
      code: "digital.offices.connected",
      label: "Bộ phận được trang bị máy tính có kết nối internet",
      unit: "bộ phận",
      kind: "count",
    },
    {
      code: "digital.offices.connected.rate",
      label: "Tỷ lệ bộ phận có máy tính kết nối internet (theo công bố)",
      ...rate,
    },
    { code: "digital.software", label: "Phần mềm dùng chung đang sử dụng", unit: "", kind: "text" },
  ]),
  ...defineGroup({ area, group: "ISO, trang thông tin điện tử", source, flow: "stock" }, [
    {
      code: "digital.iso",
      label: "Áp dụng hệ thống quản lý chất lượng TCVN ISO 9001:2015",
      unit: "",
      kind: "yesno",
    },
    { code: "digital.website", label: "Có trang thông tin điện tử", unit: "", kind: "yesno" },
    {
      code: "digital.website.address",
      label: "Địa chỉ trang thông tin điện tử",
      unit: "",
      kind: "text",
    },
  ]),
];
