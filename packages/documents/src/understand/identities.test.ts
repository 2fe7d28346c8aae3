import { expect, test } from "vitest";
import { understand } from "./understand.ts";

const HEAD = `ỦY BAN NHÂN DÂN
XÃ AN PHÚ
Số: 12/BC-UBND
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024

`;

function messages(text: string): readonly string[] {
  return understand(`${HEAD}${text}\n`).findings.map(({ message }) => message);
}

const table = [
  "STT\tLĩnh vực\tSố hồ sơ tiếp nhận\t\t\t\tSố hồ sơ đã giải quyết\t\t\t\tSố hồ sơ đang giải quyết",
  "\t\tTổng số\tTrực tuyến\tTrực tiếp, bưu chính\tTừ kỳ trước\tTổng số\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng số\tTrong hạn\tQuá hạn",
  "1\tHộ tịch\t120\t80\t30\t10\t115\t60\t54\t2\t5\t5\t0",
  "2\tChứng thực\t300\t100\t200\t0\t300\t300\t0\t0\t0\t0\t0",
].join("\n");

test("lĩnh vực are called by their names, and what a lĩnh vực has no field for is not reckoned", () => {
  const said = messages(table);
  expect(said).toContainEqual(
    expect.stringMatching(/^Lĩnh vực Hộ tịch: .*115.* nhưng các phần cộng lại là 116/),
  );
  expect(said.filter((one) => /[a-z]+_[a-z]+|certification|land/.test(one))).toEqual([]);
  expect(said.filter((one) => one.includes("Mới tiếp nhận"))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
});

test("two sums that leave one figure to be reckoned say so once", () => {
  const said = messages(
    "Tiếp nhận 110 hồ sơ, trong đó trực tuyến 80 hồ sơ, trực tiếp 20 hồ sơ, từ kỳ trước chuyển sang 10 hồ sơ.",
  );
  expect(said.filter((one) => one.includes("không nêu “Mới tiếp nhận”"))).toHaveLength(1);
});
