import { expect, test } from "vitest";
import { anotherTitle, anotherWords } from "./another.ts";

const own = { unit: { name: "Phường Sông Mây" }, period: { name: "Năm 2024" } };

test.each([
  [
    { unit: "xã Tân Hồng", period: null },
    "Tệp của xã Tân Hồng, báo cáo này của phường Sông Mây",
    "phường Sông Mây",
  ],
  [
    { unit: null, period: "năm 2023" },
    "Tệp ghi kỳ “năm 2023”, báo cáo này là kỳ “Năm 2024”",
    "kỳ “Năm 2024”",
  ],
  [
    { unit: "xã Tân Hồng", period: "năm 2023" },
    "Tệp của xã Tân Hồng, báo cáo này của phường Sông Mây; số liệu trong tệp ghi kỳ “năm 2023”, báo cáo này là kỳ “Năm 2024”",
    "phường Sông Mây, kỳ “Năm 2024”",
  ],
])(
  "what the file and the report differ in is said, and what is confirmed",
  (another, title, own_) => {
    expect(anotherTitle(own, another)).toBe(title);
    expect(anotherWords(own, another)).toBe(own_);
  },
);
