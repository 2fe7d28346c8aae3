import { expect, test } from "vitest";
import { understand } from "./understand.ts";

const HEAD =
  "ỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố: 12/KH-UBND\nAn Bình, ngày 10 tháng 01 năm 2025\nKẾ HOẠCH\nCải cách hành chính năm 2025\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n";

interface Told {
  readonly group?: string;
  readonly number: string;
  readonly unit: string;
  readonly time: string | null;
}

const TABLES: readonly (readonly [name: string, rows: string, tasks: readonly Told[]])[] = [
  [
    "a unit over several rows",
    "TT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm\n1\tBan hành kế hoạch CCHC\tVăn phòng HĐND và UBND\tPhòng Kinh tế\tTháng 01\tKế hoạch\n2\tBáo cáo định kỳ\t\tCác phòng\tHằng quý\tBáo cáo\n3\tKiểm tra CCHC\t\t\tQuý II, Quý IV\tBiên bản",
    [
      { number: "1", unit: "Văn phòng HĐND và UBND", time: "Tháng 01" },
      { number: "2", unit: "Văn phòng HĐND và UBND", time: "Hằng quý" },
      { number: "3", unit: "Văn phòng HĐND và UBND", time: "Quý II, Quý IV" },
    ],
  ],
  [
    "two lines of headings: what counts is when it has to be done",
    "STT\tNội dung công việc\tCơ quan thực hiện\t\tThời gian thực hiện\t\tKết quả\n\t\tChủ trì\tPhối hợp\tBắt đầu\tHoàn thành\t\n1\tRà soát TTHC\tTrung tâm Phục vụ hành chính công\tPhòng Kinh tế\tTháng 02/2025\tTháng 11/2025\tBáo cáo",
    [{ number: "1", unit: "Trung tâm Phục vụ hành chính công", time: "Tháng 11/2025" }],
  ],
  [
    "no column of numbers",
    "Nhiệm vụ trọng tâm\tSản phẩm\tĐơn vị chủ trì\tThời hạn\nBan hành Quy chế làm việc\tQuyết định\tVăn phòng\tTrước 31/01/2025\nTổ chức đối thoại\tHội nghị\tUBND xã\tQuý III",
    [
      { number: "", unit: "Văn phòng", time: "Trước 31/01/2025" },
      { number: "", unit: "UBND xã", time: "Quý III" },
    ],
  ],
  [
    "groups by Roman numbers, a task without a time",
    "STT\tNội dung\tChủ trì\tThời gian\nI\tCẢI CÁCH THỂ CHẾ\t\t\n1\tRà soát văn bản\tTư pháp\tTháng 6\nII\tCẢI CÁCH TTHC\t\t\n1\tCông khai TTHC\tMột cửa\tThường xuyên\n2\tSố hóa hồ sơ\tMột cửa\t",
    [
      { group: "I", number: "1", unit: "Tư pháp", time: "Tháng 6" },
      { group: "II", number: "1", unit: "Một cửa", time: "Thường xuyên" },
      { group: "II", number: "2", unit: "Một cửa", time: null },
    ],
  ],
  [
    "groups by the numbers of their tasks",
    "STT\tNội dung nhiệm vụ\tBộ phận chủ trì\tBộ phận phối hợp\tTiến độ thực hiện\n1\tCông tác chỉ đạo điều hành\n1.1\tXây dựng kế hoạch tuyên truyền\tVăn hóa\tVăn phòng\tQuý I\n1.2\tPhát thanh\tĐài truyền thanh\t\t02 bài/tháng\n2\tCải cách tài chính công\n2.1\tCông khai ngân sách\tTài chính\tVăn phòng\tTheo quy định",
    [
      { group: "1", number: "1.1", unit: "Văn hóa", time: "Quý I" },
      { group: "1", number: "1.2", unit: "Đài truyền thanh", time: "02 bài/tháng" },
      { group: "2", number: "2.1", unit: "Tài chính", time: "Theo quy định" },
    ],
  ],
  [
    "a title over the table, the time before the work",
    "PHÂN CÔNG NHIỆM VỤ\t\t\t\nSTT\tThời gian\tNội dung\tNgười phụ trách\n01\tHàng tháng\tViết tin\tĐ/c Nam\n02\tTrước ngày 10 tháng cuối quý\tBáo cáo\tĐ/c Lan",
    [
      { number: "01", unit: "Đ/c Nam", time: "Hàng tháng" },
      { number: "02", unit: "Đ/c Lan", time: "Trước ngày 10 tháng cuối quý" },
    ],
  ],
];

test.each(TABLES)("%s", (_, rows, tasks) => {
  const read = understand(HEAD + rows);
  expect(
    read.tasks.map(({ group, number, unit, time }) => ({ group, number, unit, time })),
  ).toEqual(tasks.map((task) => ({ group: "", ...task })));
  for (const { start, end, text } of read.tasks) expect((HEAD + rows).slice(start, end)).toBe(text);
  expect(read.figures.filter(({ class: of, field }) => of !== "target" || field !== null)).toEqual(
    [],
  );
});
