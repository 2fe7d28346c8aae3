import { addDocument } from "@cchc/api/register/write";
import type { RoundTarget } from "@cchc/api/rounds/queries";
import type { Services } from "@cchc/api/services";
import type { EntryType } from "@cchc/domain/document/entry";
import { addDays } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { type Lot, lotOf } from "./random.ts";
import { writeAt } from "./writing.ts";

interface Paper {
  /** By which {@link proofs} names it. */
  readonly key: string;
  readonly type: EntryType;
  readonly symbol: string | null;
  /** Month and day of the year scored. */
  readonly on: string;
  readonly summary: string;
}

/** The papers that every commune of the demonstration has, year by year; illustrations all. */
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

/** Adds one commune's papers of a year; their ids by key. */
export function papersOf(
  services: Services,
  { target: { unitId, unit }, year }: Year,
  when: { readonly name: string; readonly instant: string; readonly userId: string },
): Promise<ReadonlyMap<string, string>> {
  const lot = lotOf(`papers ${unitId} ${year}`);
  return writeAt(services, when, async (tx, stamp) => {
    const ids: Record<string, string> = {};
    for (const { key, type, symbol, on, summary } of papers) {
      const issuedOn = addDays(`${year}-${on}`, lot.whole(0, 6));
      const number = symbol === null ? null : String(lot.whole(4, 160));
      const fields = { type, symbol, number, issuedOn, area: null } as const;
      const paper = { ...fields, issuer: `UBND ${fullName(unit)}`, summary: `${summary} ${year}` };
      const { id } = await addDocument(tx, { ...paper, unitId, illustration: true }, [], stamp);
      ids[key] = id;
    }
    return ids;
  }).then((ids) => new Map(Object.entries(ids)));
}

/** The evidence that a leaf cites; none where no paper of the year fits. */
export function evidenceOf(leaf: string, ids: ReadonlyMap<string, string>, lot: Lot) {
  const key = proofs.find(([prefix]) => leaf.startsWith(prefix))?.[1];
  const documentId = key === undefined ? undefined : ids.get(key);
  if (documentId === undefined) return [];
  return [{ documentId, pageNote: key === "photo" ? "" : `trang ${lot.whole(1, 9)}` }];
}
