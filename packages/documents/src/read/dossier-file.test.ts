import { type BookType, utils, type WorkSheet, write } from "@e965/xlsx";
import { expect, test } from "vitest";
import {
  countDossierFile,
  DOSSIER_LIMITS,
  type DossierLayout,
  type DossierProgress,
  lookAtDossiers,
} from "./dossier-file.ts";
import type { GivenFile } from "./read.ts";

/** A real day cell, shown the American way: only its number says which day it is. */
const day = (y: number, m: number, d: number) => ({
  t: "n" as const,
  v: Math.round(Date.UTC(y, m - 1, d) / 86_400_000) + 25_569,
  z: "m/d/yy",
});

const heads = [
  ["UBND PHƯỜNG SÔNG MÂY"],
  ["DANH SÁCH HỒ SƠ"],
  ["STT", "Hồ sơ", null, "Người nộp", "Thời gian", null, null, "Hình thức nộp", "Trạng thái"],
  [null, "Mã hồ sơ", "Lĩnh vực", null, "Ngày nhận", "Hẹn trả", "Ngày trả kết quả"],
];

const lines = [
  [
    1,
    "H1.1",
    "Hộ tịch",
    "Nguyễn Văn Bình",
    day(2023, 2, 1),
    day(2023, 2, 6),
    day(2023, 2, 3),
    "Trực tuyến",
    "Đã trả",
  ],
  [
    2,
    "H1.2",
    "Chứng thực",
    "Trần Thị Chi",
    "03/02/2023 08:30",
    "03/02/2023",
    "03/02/2023",
    "Trực tiếp",
    "Đã trả",
  ],
  [
    3,
    "H1.2",
    "Chứng thực",
    "Trần Thị Chi",
    "03/02/2023",
    "03/02/2023",
    "03/02/2023",
    "Trực tiếp",
    "Đã trả",
  ],
  [4, "H1.4", "Hộ tịch", "Lê Dung", "12/12/2023", "15/12/2023", null, "Trực tuyến", "Đang xử lý"],
  [5, "H1.5", "Hộ tịch", "Lê Dung", "1/2/23", null, null, "Trực tuyến", "Đang xử lý"],
];

function sheet(): WorkSheet {
  const made = utils.aoa_to_sheet([...heads, ...lines]);
  made["!merges"] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 8 } },
    { s: { r: 2, c: 1 }, e: { r: 2, c: 2 } },
    { s: { r: 2, c: 3 }, e: { r: 3, c: 3 } },
    { s: { r: 2, c: 4 }, e: { r: 2, c: 6 } },
    { s: { r: 2, c: 7 }, e: { r: 3, c: 7 } },
    { s: { r: 2, c: 8 }, e: { r: 3, c: 8 } },
  ];
  return made;
}

function fileOf(bookType: BookType): GivenFile {
  const bytes: Uint8Array = write(utils.book_new(sheet(), "DS"), { type: "buffer", bookType });
  const name = `a.${bookType === "biff8" ? "xls" : bookType}`;
  return { name, bytes };
}

const period = { from: "2023-01-01", to: "2023-11-30" };

async function layoutOf(file: GivenFile): Promise<DossierLayout> {
  const { sheets, best } = await lookAtDossiers(file, () => undefined).answer;
  const { lines: above, proposed } = sheets[best] ?? { lines: 0, proposed: {} };
  return { sheet: best, lines: above, columns: proposed };
}

test.each(["xlsx", "biff8", "ods"] as const)(
  "an export as %s: merged headings, banners, real days; people are neither shown nor answered",
  async (kind) => {
    const file = fileOf(kind);
    const looked = await lookAtDossiers(file, () => undefined).answer;
    const [first] = looked.sheets;
    expect(first).toMatchObject({ lines: 4, rows: 5 });
    expect(first?.proposed).toEqual({
      code: 1,
      area: 2,
      received: 4,
      due: 5,
      finished: 6,
      channel: 7,
      status: 8,
    });
    expect(first?.columns[3]).toEqual({ heading: "Người nộp", personal: true, examples: [] });
    const stages: DossierProgress["stage"][] = [];
    const counted = await countDossierFile(
      {
        file,
        request: { layout: await layoutOf(file), period },
      },
      ({ stage }) => stages.push(stage),
    ).answer;
    expect(stages).toEqual(["opening", "reading", "counting"]);
    expect(counted.dossiers).toBe(4);
    expect(counted.unread.map(({ line }) => line)).toEqual([9]);
    const [whole, ...areas] = counted.rows;
    const counts = (causes: readonly string[]) =>
      whole?.ways.find((way) => way.causes.join() === causes.join())?.counts;
    expect(counts([])?.get("tthc.received.total")).toBe(2);
    expect(counts(["cut-off"])?.get("tthc.received.total")).toBe(3);
    expect(areas.map(({ row, ways }) => [row, ways[0]?.counts.get("tthc.resolved.total")])).toEqual(
      [
        ["civil_status", 1],
        ["certification", 1],
      ],
    );
    expect(counted.causes.find(({ cause }) => cause === "counted-twice")?.dossiers).toMatchObject([
      { line: 6, code: "H1.2" },
      { line: 7, code: "H1.2" },
    ]);
    expect(JSON.stringify([looked, counted])).not.toMatch(/Bình|Chi|Dung/);
  },
);

test("a CSV with semicolons is read the same", async () => {
  const text = [
    "Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày hoàn thành",
    "A1;05/01/2023;10/01/2023;11/01/2023",
    "A2;06/01/2023;;",
  ].join("\r\n");
  const file = { name: "a.csv", bytes: Buffer.from(`\ufeff${text}`) };
  const request = { layout: await layoutOf(file), period };
  const { rows } = await countDossierFile({ file, request }, () => undefined).answer;
  const counts = rows[0]?.ways[0]?.counts;
  expect([counts?.get("tthc.resolved.late"), counts?.get("tthc.pending.in_time")]).toEqual([1, 1]);
});

test("a page with a table that calls itself .xls is read too", async () => {
  const cells = (tag: string, ...texts: string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join("")}</tr>`;
  const page = `<html><body><table>${cells("th", "Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả")}${cells("td", "A1", "05/01/2023", "10/01/2023")}${cells("td", "A2", "06/01/2023", "")}</table></body></html>`;
  const file = { name: "a.xls", bytes: Buffer.from(page) };
  const request = { layout: await layoutOf(file), period };
  expect(request.layout.columns).toEqual({ code: 0, received: 1, due: 2 });
  const { dossiers, unread } = await countDossierFile({ file, request }, () => undefined).answer;
  expect([dossiers, unread]).toEqual([2, []]);
});

test("the limit on rows holds at it and above it; no table and a stop say so", async () => {
  const csv = (rows: number) => ({
    name: "a.csv",
    bytes: Buffer.from(
      [
        "Mã hồ sơ;Ngày tiếp nhận",
        ...Array.from({ length: rows }, (_, at) => `A${at};05/01/2023`),
      ].join("\n"),
    ),
  });
  const limits = { ...DOSSIER_LIMITS, rows: 60 };
  const layout = { sheet: 0, lines: 1, columns: { code: 0, received: 1 } };
  const count = (file: GivenFile) =>
    countDossierFile({ file, request: { layout, period } }, () => undefined, limits);
  expect((await count(csv(60)).answer).dossiers).toBe(60);
  await expect(count(csv(61)).answer).rejects.toMatchObject({ code: "too-many-rows" });
  await expect(count(csv(200)).answer).rejects.toMatchObject({ code: "too-many-rows" });
  const none = { name: "a.csv", bytes: Buffer.from("Tên;Ghi chú\nA;B\n") };
  await expect(lookAtDossiers(none, () => undefined).answer).rejects.toMatchObject({
    code: "no-table",
  });
  const running = count(csv(10));
  running.cancel();
  await expect(running.answer).rejects.toMatchObject({ code: "cancelled" });
});
