import { LAYOUT_30_2020 } from "@cchc/domain/document/layout";
import type { PlanGroupText, PlanText } from "@cchc/domain/report-text/plan-text";

type Task = readonly [title: string, time: string];

function group(number: string, label: string, tasks: readonly Task[]): PlanGroupText {
  return {
    label,
    tasks: tasks.map(([title, time], at) => ({ code: `${number}.${at + 1}`, title, time })),
  };
}

/** Who does what when in the town's plan of 2024; the wording of each time is that of its paper. */
const groups: readonly PlanGroupText[] = [
  group("I", "Phòng Nội vụ", [
    ["Ban hành kế hoạch tuyên truyền năm 2024", "Quý I/2024"],
    ["Báo cáo kết quả thực hiện", "Quý IV/2024"],
    ["Xây dựng kế hoạch tập huấn", "Quý I/2024"],
    ["Tổ chức hội thi sáng kiến: kế hoạch, báo cáo, quyết định khen thưởng", "Quý II/2024"],
    ["Xây dựng kế hoạch tham quan, học tập mô hình", "Quý III/2024"],
  ]),
  group("II", "Văn phòng HĐND và UBND thị xã", [
    ["Thẩm định, đăng tin, bài trên trang thông tin điện tử", "Thường xuyên"],
    ["Quyết toán kinh phí tin, bài đã đăng", "Thường xuyên"],
  ]),
  group("III", "Phòng Văn hóa và Thông tin", [
    ["Định hướng nội dung theo từng thời điểm", "Thường xuyên"],
    ["Phối hợp theo dõi kết quả năm 2024", "Thường xuyên"],
    ["Thiết kế pa nô, băng rôn, khẩu hiệu", "Thường xuyên"],
  ]),
  group("IV", "Trung tâm Văn hóa, Thể thao và Truyền thanh", [
    ["Viết tin, bài (12tin/năm)", "Mỗi tháng 1 tin"],
    ["Dựng tiểu phẩm (4 tiểu phẩm/năm)", "Mỗi quý 1 tiểu phẩm"],
    ["Đưa tin các hội nghị, hội thi trong năm", ""],
    ["Phối hợp tổ chức hội thi sáng kiến", "Khi có KH của thị xã"],
  ]),
  group("V", "Các cơ quan chuyên môn, Trung tâm Hành chính công", [
    ["Triển khai kế hoạch tuyên truyền năm 2024", "Quý I/2024"],
    ["Báo cáo kết quả, lồng ghép trong báo cáo cải cách hành chính", ""],
    ["Viết tin, bài (ít nhất 01 tin/năm)", ""],
    ["Phối hợp tham gia hội thi sáng kiến", "Khi có KH của thị xã"],
  ]),
  group("VI", "UBND các xã, phường", [
    ["Ban hành kế hoạch tuyên truyền năm 2024", "Quý I/2024"],
    ["Báo cáo kết quả tuyên truyền năm 2024", ""],
    ["Viết tin, bài (4tin/năm)", "Mỗi quý 1 tin"],
    ["Phối hợp tham gia hội thi sáng kiến", "Khi có KH của thị xã"],
  ]),
];

/** The town's plan of propaganda for 2024; sentences are the project's own. */
export const townPlan: PlanText = {
  unit: { type: "thi_xa", name: "Kiến Tường" },
  parent: { type: "tinh", name: "Long An" },
  signing: {},
  layout: LAYOUT_30_2020,
  year: 2024,
  about: "Tuyên truyền công tác cải cách hành chính năm 2024",
  grounds: [
    {
      id: "3838",
      type: "plan",
      number: "3838",
      symbol: "KH-UBND",
      day: "2023-12-28",
      issuer: "UBND thị xã Kiến Tường",
      about: "về công tác cải cách hành chính năm 2024",
      by: "own",
    },
  ],
  aims: [
    "Cán bộ, công chức hiểu rõ nhiệm vụ và trách nhiệm của mình trong cải cách hành chính.",
    "Người dân, doanh nghiệp biết và dùng dịch vụ công trực tuyến, bưu chính công ích.",
  ],
  requirements: ["Nội dung sát kế hoạch năm, kịp thời, phù hợp từng nhóm đối tượng."],
  audience: "Cán bộ, công chức, viên chức; tổ chức và người dân trên địa bàn thị xã.",
  contents: [
    "Chương trình tổng thể cải cách hành chính và kế hoạch năm của thị xã.",
    "Thủ tục mới ban hành, sửa đổi; cơ chế một cửa; tiếp nhận phản ánh, kiến nghị.",
    "Các chỉ số đánh giá cải cách hành chính, mức độ hài lòng của người dân.",
  ],
  forms: [
    {
      title: "Chuyên mục trên Đài Phát thanh thị xã",
      time: "phát định kỳ trong năm 2024",
      lead: "Trung tâm Văn hóa, Thể thao và Truyền thanh",
      partners: "Phòng Nội vụ và các cơ quan liên quan",
    },
    {
      title: "Chuyên trang trên Trang thông tin điện tử",
      time: "thường xuyên trong năm 2024",
      lead: "Văn phòng HĐND và UBND thị xã",
      partners: "Phòng Nội vụ, UBND các xã, phường",
    },
    {
      title: "Pa nô, áp phích, lồng ghép trong hoạt động văn hóa, văn nghệ",
      time: "thường xuyên trong năm 2024",
      lead: "Phòng Nội vụ",
      partners: "các cơ quan liên quan, UBND các xã, phường",
    },
    { title: "Hội thi sáng kiến, tọa đàm chuyên đề", time: "dự kiến trong quý III năm 2024" },
  ],
  budget: "Các đơn vị lập dự toán kinh phí tuyên truyền, gửi cơ quan Tài chính cùng cấp tổng hợp.",
  duties: [
    {
      label: "Các cơ quan, đơn vị, UBND các xã, phường",
      lines: ["Cụ thể hóa kế hoạch này; báo cáo kết quả hằng quý, 6 tháng và năm."],
    },
    {
      label: "Phòng Nội vụ",
      lines: ["Chủ trì theo dõi, hướng dẫn, kiểm tra và đánh giá kết quả."],
    },
    {
      label: "Trung tâm Văn hóa, Thể thao và Truyền thanh",
      lines: ["Thông báo kết quả của từng đơn vị trước ngày 10/12/2024 để chấm điểm."],
    },
  ],
  groups,
  receivers: ["Sở Nội vụ tỉnh Long An", "Các cơ quan, đoàn thể thị xã", "UBND các xã, phường"],
};
