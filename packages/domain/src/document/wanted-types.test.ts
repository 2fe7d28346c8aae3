import { expect, test } from "vitest";
import { wantedTypes } from "./wanted-types.ts";

test.each([
  ["Kế hoạch CCHC và báo cáo kết quả thực hiện.", ["plan", "report"]],
  ["Quy chế làm việc, quyết định phân công.", ["rules", "decision"]],
  ["Báo cáo, tin bài, biên bản.", ["report", "other", "minutes"]],
  ["Biểu II.06a, ảnh niêm yết.", ["other"]],
  ["quyết ĐỊNH công nhận", ["decision"]],
  ["Hồ sơ xử lý kỷ luật", ["other"]],
  ["Kết quả khảo sát được công bố.", []],
  ["Báo cáo, báo cáo bổ sung", ["report"]],
  ["", []],
])("%s", (sentence, types) => {
  expect(wantedTypes(sentence)).toEqual(types);
});
