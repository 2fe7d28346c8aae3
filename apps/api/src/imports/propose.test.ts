import { expect, test } from "vitest";
import type { Figure, Finding } from "@cchc/documents/understand/facts";
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

test("figures that agree are certain; a total that its parts do not make wants a look", () => {
  const agreeing = of(sentence("1.273"));
  expect(agreeing.get("tthc.received.total")).toMatchObject({ certain: true });
  expect(agreeing.get("tthc.received.total")?.doubt).toBeUndefined();

  const broken = of(`${sentence("1.275")} Đã rà soát 64 văn bản.`);
  expect(broken.get("tthc.received.total")).toMatchObject({ certain: false });
  const doubt = broken.get("tthc.received.total")?.doubt;
  expect(doubt).toContain("1.273 (“Trực tuyến” 1.180 + “Trực tiếp, bưu chính” 84 + ");
  expect(doubt).toContain("“Từ kỳ trước” 9), lệch 2");
  for (const field of ["tthc.received.online", "tthc.received.direct", "tthc.received.carried"]) {
    expect(broken.get(field), field).toMatchObject({ certain: true });
  }
});

test.each([
  ["the total", "1.723", "tthc.received.total", "đang là 1.723: có thể gõ đảo chữ số"],
  // 1.810 + 84 + 9 would make it.
  ["one part", "1.903", "tthc.received.online", "đang là 1.180: có thể gõ đảo chữ số"],
])("where Bác sĩ số liệu points at %s, the doubt says so", (_, total, field, words) => {
  const broken = of(sentence(total));
  expect(broken.get("tthc.received.total")?.doubt).toContain(words);
  for (const part of ["tthc.received.online", "tthc.received.direct", "tthc.received.carried"]) {
    const doubt = broken.get(part)?.doubt ?? "";
    expect(doubt.includes(words), part).toBe(part === field);
  }
});

test("a sum of one lĩnh vực is doubted there, not at the total of the report", () => {
  const place = { phrase: "5", start: 0, end: 1 };
  const row = "civil_status";
  const fields = ["tthc.received.total", "tthc.received.online", "tthc.received.direct"];
  const figureOf = (field: string, at: string): Figure => ({
    ...place,
    field,
    row: at,
    value: 5,
    unit: "hồ sơ",
    kind: "exact",
    qualifier: "exact",
    class: "reported",
    period: null,
    confidence: 1,
  });
  const figures = [...fields.map((code) => figureOf(code, row)), figureOf(fields[0] ?? "", "")];
  const broken: Finding = {
    ...place,
    kind: "identity-broken",
    severity: "error",
    message: "Lệch 5.",
    fields,
    row,
  };
  const found = proposals(form, { figures, statements: [], findings: [broken] }, "a.docx");
  const doubted = found.flatMap(({ field, row: at, doubt }) =>
    doubt === undefined ? [] : [`${field}#${at}`],
  );
  expect(doubted).toEqual([`tthc.received.total#${row}`]);
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
