import { expect, test } from "vitest";
import { understand } from "@cchc/documents/understand/understand";
import { formByCode } from "@cchc/domain/form/catalogue";
import { proposals } from "./propose.ts";

const form = formByCode("annual", "2023-11-30");

function of(text: string) {
  const found = proposals(form, understand(text), "a.docx");
  return new Map(found.map((one) => [one.field, one]));
}

const sentence = (total: string): string =>
  `Bộ phận Một cửa đã tiếp nhận ${total} hồ sơ, trong đó tiếp nhận trực tuyến 1.180 hồ sơ, tiếp nhận trực tiếp và qua dịch vụ bưu chính 84 hồ sơ, từ kỳ trước chuyển sang 9 hồ sơ.`;

test("figures that agree are certain; figures that the file itself contradicts want a look", () => {
  const agreeing = of(sentence("1.273"));
  expect(agreeing.get("tthc.received.total")).toMatchObject({ certain: true });
  expect(agreeing.get("tthc.received.total")?.doubt).toBeUndefined();

  const broken = of(`${sentence("1.274")} Đã rà soát 64 văn bản.`);
  for (const field of ["tthc.received.total", "tthc.received.online", "tthc.received.carried"]) {
    expect(broken.get(field)).toMatchObject({ certain: false });
    expect(broken.get(field)?.doubt).toContain("1.273");
  }
});

test("yes, no and days said in words are proposed for a look, never taken unseen", () => {
  const said = of(
    "UBND xã đã ban hành Quy chế chi tiêu nội bộ; chưa ban hành Quy chế quản lý, sử dụng tài sản công. Dự toán ngân sách được công khai ngày 05/01/2023.",
  );
  const values = [
    ["finance.spending_rules", true],
    ["finance.property_rules", false],
    ["budget.estimate.published_on", "2023-01-05"],
  ] as const;
  for (const [field, value] of values) {
    expect(said.get(field)).toMatchObject({ cell: { state: "entered", value }, certain: false });
    expect(said.get(field)?.doubt).toBeDefined();
  }
  const nothing = of("Đề nghị UBND huyện ban hành Quy chế chi tiêu nội bộ mẫu.");
  expect(nothing.size).toBe(0);
});
