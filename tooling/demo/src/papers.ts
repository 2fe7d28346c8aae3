import type { NewDocument } from "@cchc/api/register/write";
import { type EntryType, readEntryNumber } from "@cchc/domain/document/entry";
import type { AreaCode } from "@cchc/domain/form/form";
import { unitIds } from "./unit-ids.ts";

/** A paper of the demonstration's registers. */
export type Paper = NewDocument & { readonly id: string };

type Row = readonly [numbered: string, day: string, area: AreaCode | null, summary: string];

/** Number and day as the ward's report cites them; trích yếu in words of our own. */
const ward: readonly Row[] = [
  ["62/KH-UBND", "2022-12-24", "direction", "Cải cách hành chính giai đoạn 2021–2025"],
  ["70/KH-UBND", "2022-12-30", "direction", "Tuyên truyền cải cách hành chính năm 2023"],
  ["71/KH-UBND", "2022-12-30", "direction", "Cải cách hành chính năm 2023"],
  ["72/KH-UBND", "2022-12-30", "direction", "Tự kiểm tra cải cách hành chính năm 2023"],
  [
    "73/KH-UBND",
    "2022-12-30",
    "digital_government",
    "Ứng dụng công nghệ thông tin, chính quyền số và an toàn thông tin",
  ],
  ["10/KH-UBND", "2023-03-01", "digital_government", "Cập nhật văn bản vào quy trình ISO 9001"],
  ["05/QĐ-UBND", "2023-01-12", "digital_government", "Mục tiêu chất lượng năm 2023"],
  ["04/TB-UBND", "2023-01-16", "procedures", "Danh mục thủ tục chuẩn hóa, lĩnh vực văn hóa"],
  ["07/KH-UBND", "2023-02-22", "institutions", "Theo dõi thi hành pháp luật"],
  ["08/KH-UBND", "2023-02-22", "institutions", "Kiểm tra, rà soát văn bản quy phạm pháp luật"],
  ["09/KH-UBND", "2023-02-22", "institutions", "Phổ biến pháp luật, hòa giải ở cơ sở"],
  ["20/BC-UBND", "2023-03-15", "direction", "Cải cách hành chính quý I năm 2023"],
  ["29/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ nhất"],
  ["30/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ hai"],
  ["31/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ ba"],
  ["32/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ tư"],
  ["33/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ năm"],
  ["34/QĐ-UBND", "2023-04-25", "institutions", "Kiện toàn tổ hòa giải khu dân cư thứ sáu"],
  ["16/TB-UBND", "2023-04-27", "procedures", "Thủ tục sửa đổi, lĩnh vực lao động, xã hội"],
  ["17/TB-UBND", "2023-04-27", "procedures", "Thủ tục thuộc thẩm quyền, lĩnh vực lao động, xã hội"],
  ["18/TB-UBND", "2023-04-27", "procedures", "Thủ tục sửa đổi, lĩnh vực hộ tịch"],
  ["30/KH-UBND", "2023-05-12", "procedures", "Nâng chất lượng bộ phận một cửa năm 2023"],
  ["21/TB-UBND", "2023-05-16", "procedures", "Thủ tục bị bãi bỏ, lĩnh vực lao động, xã hội"],
  ["52/QĐ-UBND", "2023-05-19", "organization", "Quy chế làm việc của UBND phường, sửa đổi"],
  ["55/QĐ-UBND", "2023-05-24", "direction", "Lập đoàn tự kiểm tra cải cách hành chính"],
  [
    "23/TB-UBND",
    "2023-05-31",
    "procedures",
    "Thủ tục sửa đổi và quy trình nội bộ, lĩnh vực lao động",
  ],
  ["46/BC-UBND", "2023-06-09", "direction", "Cải cách hành chính 6 tháng năm 2023"],
  ["67/BC-UBND", "2023-07-06", "direction", "Kết quả tuyên truyền 6 tháng đầu năm 2023"],
  ["33/TB-UBND", "2023-08-18", "procedures", "Thủ tục và quy trình nội bộ bị bãi bỏ"],
  ["91/BC-UBND", "2023-09-08", "direction", "Kết quả tuyên truyền 9 tháng đầu năm 2023"],
  ["91/BC-UBND", "2023-09-08", "direction", "Cải cách hành chính 9 tháng năm 2023"],
  ["40/TB-UBND", "2023-09-21", "procedures", "Danh mục thủ tục lĩnh vực đất đai"],
  ["50/TB-UBND", "2023-11-23", "procedures", "Danh mục thủ tục lĩnh vực tư pháp"],
];

/** What the ward's work rests on, from above. */
const above: readonly (readonly [issuer: string, ...Row])[] = [
  [
    "UBND thành phố Hải Dương",
    "2937/UBND-NV",
    "2021-11-30",
    "direction",
    "Lập kế hoạch cải cách hành chính giai đoạn 2021–2025",
  ],
  [
    "UBND thành phố Hải Dương",
    "3144/UBND-NV",
    "2022-12-05",
    "direction",
    "Lập kế hoạch cải cách hành chính năm 2023",
  ],
  [
    "UBND thành phố Hải Dương",
    "449/KH-UBND",
    "2022-12-30",
    "direction",
    "Cải cách hành chính nhà nước năm 2023",
  ],
  [
    "UBND thành phố Hải Dương",
    "42/KH-UBND",
    "2023-02-07",
    "institutions",
    "Công tác tư pháp năm 2023",
  ],
  [
    "UBND thành phố Hải Dương",
    "70/KH-UBND",
    "2023-03-01",
    "institutions",
    "Kiểm tra, rà soát văn bản năm 2023",
  ],
  [
    "UBND thành phố Hải Dương",
    "78/KH-UBND",
    "2023-03-02",
    "institutions",
    "Theo dõi thi hành pháp luật năm 2023",
  ],
  [
    "UBND tỉnh Hải Dương",
    "13/2016/QĐ-UBND",
    "2016-06-17",
    "institutions",
    "Quy định của tỉnh nêu trong báo cáo năm 2023",
  ],
  [
    "UBND tỉnh Hải Dương",
    "29/2018/QĐ-UBND",
    "2018-11-29",
    "institutions",
    "Sửa đổi quy định của tỉnh nêu trong báo cáo năm 2023",
  ],
  ["Chính phủ", "61/2018/NĐ-CP", "2018-04-23", "procedures", "Cơ chế một cửa, một cửa liên thông"],
  [
    "Thủ tướng Chính phủ",
    "26/CT-TTg",
    "2016-09-05",
    "civil_service",
    "Kỷ cương, kỷ luật hành chính",
  ],
  [
    "Chủ tịch UBND tỉnh Hải Dương",
    "24/CT-UBND",
    "2016-11-15",
    "civil_service",
    "Kỷ cương, kỷ luật hành chính trong tỉnh",
  ],
];

/** The id of a paper: `vb-phuong-tran-hung-dao-2022-71-kh-ubnd`. */
export function paperId(unitId: string, numbered: string, day: string): string {
  const words = numbered
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return `vb-${unitId}-${day.slice(0, 4)}-${words}`;
}

function paper(unitId: string, issuer: string, row: Row): Paper {
  const [numbered, issuedOn, area, summary] = row;
  const read = readEntryNumber(numbered);
  const type: EntryType = read?.type ?? "other";
  const { number = null, symbol = null } = read ?? {};
  const id = paperId(unitId, numbered, issuedOn);
  return { id, unitId, type, number, symbol, issuedOn, issuer, summary, area };
}

/** One number may stand on two papers: the second one's id says so. */
function distinct(papers: readonly Paper[]): readonly Paper[] {
  const seen = new Set<string>();
  return papers.map((one) => {
    const id = seen.has(one.id) ? `${one.id}-2` : one.id;
    seen.add(id);
    return { ...one, id };
  });
}

const issuer = "UBND phường Trần Hưng Đạo";

/** Every real paper of the demonstration; those that scores cite are made up elsewhere and say so. */
export const papers: readonly Paper[] = distinct([
  ...ward.map((row) => paper(unitIds.ward, issuer, row)),
  ...above.map(([from, ...row]) => paper(unitIds.ward, from, row)),
  paper(unitIds.tanHong, "UBND xã Tân Hồng", [
    "26/KH-UBND",
    "2023-02-14",
    "direction",
    "Tuyên truyền cải cách hành chính năm 2023",
  ]),
  paper(unitIds.sonTrung, "UBND xã Sơn Trung", [
    "11/KH-UBND",
    "2023-01-19",
    "direction",
    "Tuyên truyền cải cách hành chính năm 2023",
  ]),
  {
    // The report of that commune calls it a decision: the register says that the symbol differs.
    ...paper(unitIds.sonTrung, "UBND xã Sơn Trung", [
      "14/KH-UBND",
      "2023-01-17",
      "direction",
      "Cải cách hành chính năm 2023",
    ]),
    type: "decision",
  },
]);
