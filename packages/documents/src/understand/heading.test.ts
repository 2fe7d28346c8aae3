import { expect, test } from "vitest";
import { understand } from "./understand.ts";

function issuer(head: string): string | null {
  return understand(`${head}\nSố: 9/BC-UBND\nBÁO CÁO\nKết quả cải cách hành chính năm 2024\n`)
    .heading.issuer;
}

test.each([
  ["in one column", "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ", "UBND xã An Phú"],
  [
    "in two columns with a tab between",
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG SÔNG MÂY\tĐộc lập - Tự do - Hạnh phúc",
    "UBND phường Sông Mây",
  ],
  [
    "in two columns that became one line",
    "ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHỊ TRẤN SÔNG MÂY ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    "UBND thị trấn Sông Mây",
  ],
  ["of a commune named like the motto", "UBND XÃ ĐỘC LẬP\nĐỘC LẬP - TỰ DO", "UBND xã Độc Lập"],
  ["of nobody", "TRƯỜNG TIỂU HỌC", null],
])("the head %s names the issuer", (_, head, name) => {
  expect(issuer(head)).toBe(name);
});
