import { randomUUID } from "node:crypto";
import { receiveUpload, type Upload } from "@cchc/api/files/upload";
import { addDocuments } from "@cchc/api/register/write";
import type { RoundTarget } from "@cchc/api/rounds/queries";
import type { Services } from "@cchc/api/services";
import type { EntryType } from "@cchc/domain/document/entry";
import { issuerOf } from "@cchc/domain/document/issuer";
import { addDays, daysBetween } from "@cchc/domain/text/days";
import { paperId } from "./papers.ts";
import { type Lot, lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";
import { samplePdf } from "./sample-pdf.ts";
import { samplePicture } from "./sample-picture.ts";
import { officerOf, operationId, servicesAt, writeAt } from "./writing.ts";

interface Paper {
  /** By which {@link proofs} names it. */
  readonly key: string;
  readonly type: EntryType;
  readonly symbol: string | null;
  /** Month and day of the year scored. */
  readonly on: string;
  readonly summary: string;
}

/** The papers that every invented commune has, year by year; illustrations all. */
const papers: readonly Paper[] = [
  {
    key: "plan",
    type: "plan",
    symbol: "KH-UBND",
    on: "01-18",
    summary: "Về thực hiện công tác cải cách hành chính năm",
  },
  {
    key: "report",
    type: "report",
    symbol: "BC-UBND",
    on: "11-24",
    summary: "Kết quả công tác cải cách hành chính năm",
  },
  {
    key: "rules",
    type: "decision",
    symbol: "QĐ-UBND",
    on: "03-06",
    summary: "Ban hành Quy chế làm việc và phân công nhiệm vụ năm",
  },
  {
    key: "budget",
    type: "decision",
    symbol: "QĐ-UBND",
    on: "01-09",
    summary: "Về việc công bố công khai dự toán ngân sách năm",
  },
  {
    key: "photo",
    type: "other",
    symbol: null,
    on: "10-12",
    summary: "Ảnh niêm yết thủ tục hành chính tại Bộ phận một cửa năm",
  },
];

/** Which paper proves a leaf, by how its code begins. */
const proofs: readonly (readonly [prefix: string, key: string])[] = [
  ["1.1", "plan"],
  ["1.2", "report"],
  ["2.", "report"],
  ["3.1.1", "photo"],
  ["3.", "report"],
  ["4.", "rules"],
  ["5.", "report"],
  ["6.1.1", "budget"],
  ["6.", "rules"],
  ["7.", "report"],
];

interface Year {
  readonly target: RoundTarget;
  readonly year: number;
}

/** What the ward's own register offers as proof: real papers, and none are made up beside them. */
const wardPapers: Readonly<Record<number, ReadonlyMap<string, string>>> = {
  2023: new Map([
    ["plan", paperId(unitIds.ward, "71/KH-UBND", "2022-12-30")],
    ["report", paperId(unitIds.ward, "91/BC-UBND", "2023-09-08")],
    ["rules", paperId(unitIds.ward, "52/QĐ-UBND", "2023-05-19")],
  ]),
};

/** Numbers rise with the days of a year, as in a real register. */
function numberOn(day: string): string {
  return String(Math.ceil((daysBetween(`${day.slice(0, 4)}-01-01`, day) + 1) / 3));
}

/** Adds one invented commune's papers of a year; their ids by key. */
export async function papersOf(
  services: Services,
  { target: { unitId, unit }, year }: Year,
  when: { readonly name: string; readonly instant: string; readonly userId: string },
): Promise<ReadonlyMap<string, string>> {
  if (unitId === unitIds.ward) return wardPapers[year] ?? new Map();
  const lot = lotOf(`papers ${unitId} ${year}`);
  const files = year === 2023 ? await sampleFiles(services, unitId, when) : noFiles;
  const ids = await writeAt(services, when, async (tx, stamp) => {
    const made: Record<string, string> = {};
    const entries = papers.map(({ key, type, symbol, on, summary }) => {
      const issuedOn = addDays(`${year}-${on}`, lot.whole(0, 6));
      const number = symbol === null ? null : numberOn(issuedOn);
      const fields = { type, symbol, number, issuedOn, area: null } as const;
      const id = randomUUID();
      made[key] = id;
      return {
        ...fields,
        id,
        issuer: issuerOf(unit).short,
        summary: `${summary} ${year}`,
        illustration: true,
        uploads: files.get(key) ?? [],
      };
    });
    await addDocuments(tx, { unitId, entries }, stamp);
    return made;
  });
  return new Map(Object.entries(ids));
}

const noFiles: ReadonlyMap<string, readonly Upload[]> = new Map();

/** A page and a drawing for what a reviewer opens most, both saying what they are. */
async function sampleFiles(
  services: Services,
  unitId: string,
  { instant, userId }: { readonly instant: string; readonly userId: string },
): Promise<ReadonlyMap<string, readonly Upload[]>> {
  const put = async (name: string, bytes: Buffer): Promise<readonly Upload[]> => [
    await receiveUpload(servicesAt(services, instant), officerOf(unitId, userId), {
      opId: operationId(`file ${unitId} ${name}`),
      unitId,
      name,
      source: new Blob([new Uint8Array(bytes)]).stream(),
    }),
  ];
  const page = samplePdf("Số liệu minh họa", [
    "Số liệu minh họa",
    "Tệp mẫu, không phải bản chụp văn bản.",
  ]);
  return new Map([
    ["plan", await put("kế hoạch (minh họa).pdf", page)],
    ["photo", await put("bảng niêm yết (minh họa).png", samplePicture())],
  ]);
}

/** The evidence that a leaf cites; none where no paper of the year fits. */
export function evidenceOf(leaf: string, ids: ReadonlyMap<string, string>, lot: Lot) {
  const key = proofs.find(([prefix]) => leaf.startsWith(prefix))?.[1];
  const documentId = key === undefined ? undefined : ids.get(key);
  if (documentId === undefined) return [];
  return [{ documentId, pageNote: key === "photo" ? "" : `trang ${lot.whole(1, 9)}` }];
}
