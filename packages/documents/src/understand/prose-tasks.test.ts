import { expect, test } from "vitest";
import { understand } from "./understand.ts";

const plan = (body: string): string =>
  `ỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố: 12/KH-UBND\nAn Bình, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\nCải cách hành chính năm 2024\nIII. TỔ CHỨC THỰC HIỆN\n${body}\n`;
const report = (body: string): string =>
  `UBND XÃ AN BÌNH\nSố: 40/BC-UBND\nBÁO CÁO\nKết quả công tác cải cách hành chính quý I năm 2024\nI. KẾT QUẢ\n${body}\n`;

const TOLD: readonly (readonly [name: string, body: string, tasks: readonly string[][]])[] = [
  [
    "an order, and what follows its semicolon",
    "Giao Công chức Văn phòng – Thống kê hoàn thành rà soát hồ sơ TTHC trước ngày 15/3/2024; Công chức Tài chính – Kế toán công khai dự toán trong tháng 01/2024.",
    [
      ["Công chức Văn phòng – Thống kê", "hoàn thành rà soát hồ sơ TTHC", "trước ngày 15/3/2024"],
      ["Công chức Tài chính – Kế toán", "công khai dự toán", "trong tháng 01/2024"],
    ],
  ],
  [
    "a list under the one who does it",
    "1. Công chức Văn hóa – Xã hội\n- Rà soát danh mục TTHC, hoàn thành trước ngày 20/02/2024.\n- Tham mưu báo cáo định kỳ hằng quý.\n- Phối hợp với các ngành.",
    [
      ["Công chức Văn hóa – Xã hội", "Rà soát danh mục TTHC", "trước ngày 20/02/2024"],
      ["Công chức Văn hóa – Xã hội", "Tham mưu báo cáo", "định kỳ hằng quý"],
    ],
  ],
  [
    "the one who does it before a colon",
    "3. Đài truyền thanh xã: phát chuyên mục CCHC vào ngày 25 hằng tháng.",
    [["Đài truyền thanh xã", "phát chuyên mục CCHC", "vào ngày 25 hằng tháng"]],
  ],
  [
    "the time first",
    "4. Trước ngày 31/3/2024, Công chức Tư pháp – Hộ tịch tham mưu Kế hoạch kiểm tra văn bản.",
    [["Công chức Tư pháp – Hộ tịch", "tham mưu Kế hoạch kiểm tra văn bản", "Trước ngày 31/3/2024"]],
  ],
];

test.each(TOLD)("%s", (_, body, tasks) => {
  const source = plan(body);
  const read = understand(source);
  expect(read.tasks.map(({ unit, text, time }) => [unit, text, time])).toEqual(tasks);
  for (const { start, end, text } of read.tasks) expect(source.slice(start, end)).toBe(text);
});

test("the day of a task told in words is its time", () => {
  const [task] = understand(plan(TOLD[0]?.[1] ?? "")).tasks;
  expect(task?.schedule).toMatchObject({ parts: [{ kind: "before" }] });
});

test.each([
  [
    "nobody is named",
    "Yêu cầu các bộ phận chuyên môn hoàn thành số hóa hồ sơ trước ngày 30/6/2024.",
  ],
  ["no day is named", "Giao Công chức Địa chính khẩn trương hoàn thành việc số hóa hồ sơ."],
])("where %s, it is a question and no task", (_, body) => {
  const { tasks, findings } = understand(plan(body));
  expect(tasks).toEqual([]);
  expect(findings.filter(({ message }) => message.startsWith("Câu này giao việc"))).toHaveLength(1);
});

test("an order within a report is a task, and its numbers are aims", () => {
  const { tasks, figures } = understand(
    report("Giao Công chức Tư pháp rà soát 05 văn bản trước ngày 15/4/2024."),
  );
  expect(tasks.map(({ unit }) => unit)).toEqual(["Công chức Tư pháp"]);
  expect(figures.map((figure) => figure.class)).toEqual(["target"]);
});

test.each([
  "Công chức Tư pháp hoàn thành rà soát 05 văn bản trước ngày 15/3/2024.",
  "UBND huyện đã giao Công chức Tư pháp hoàn thành rà soát văn bản trước ngày 15/3/2024.",
  "Trong quý, Bộ phận Một cửa xã tổ chức trực cả sáng thứ Bảy hằng tuần.",
])("what was done is no task: %s", (body) => {
  expect(understand(report(body)).tasks).toEqual([]);
});
