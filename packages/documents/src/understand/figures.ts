import type { FieldCode } from "@cchc/domain/report/cell";
import { foldText } from "./clean.ts";
import type { FigureKind, Span } from "./facts.ts";
import { type DossierMemory, emptyMemory } from "./dossier-stage.ts";
import { readDossier } from "./dossiers.ts";
import type { Quantity } from "./numbers.ts";
import { type Case, type Reading, firstReading } from "./rule.ts";
import { CITIZEN_RULES } from "./rules-citizens.ts";
import { PROCEDURE_RULES } from "./rules-procedures.ts";
import { readItems } from "./rules-items.ts";
import { PROPAGANDA_RULES } from "./rules-propaganda.ts";
import { RATE_RULES } from "./rules-rates.ts";
import { STATE_RULES } from "./rules-state.ts";
import type { Spot } from "./spots.ts";

/** A figure with its places in the cleaned text. */
export interface FoundFigure extends Span {
  readonly field: FieldCode | null;
  readonly row: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly qualifier: Quantity["qualifier"];
  readonly class: "reported" | "target" | "schedule";
  readonly confidence: number;
  readonly doubt: string | null;
  readonly paragraph: number;
  /** Ends the clause the figure stands in; where the phrase ends. */
  readonly part: Quantity["part"];
}

/** A figure that is compared with, asked for or a difference: not what this report counts. */
const COMPARED =
  /(?:cung ky|so voi|(?<![\p{L}])tang(?! cuong)|(?<![\p{L}])giam(?! sat| thieu)|chi tieu giao|ke hoach giao|phan dau|muc tieu|(?<=^[^\p{L}]*)chi tieu(?! (?:dao tao|boi duong|bien che))|(?<![\p{L}])(?:xa|phuong|thi tran|ubnd) se(?! (?:kiem tra|tu kiem tra)))(?: \p{L}+){0,6}(?: ~)?(?: ?:| la| dat)? ?#/u;
/** "bình quân 507 hồ sơ/tháng" is no count of the period. */
const AVERAGE =
  /(?<![\p{L}])(?:binh quan|trung binh|cao diem|co ngay|ngay cao nhat)[^#]*#|(?<![\p{L}])moi (?:thon|ap|buon|ban|xom|khu pho|to dan pho|to|thang|quy|tuan|nguoi|lop|cuoc|luot|bai|don vi|nam|ngay)(?: \p{L}+){0,3} #|#[^#]{0,24}(?:\/ ?| moi )(?:thang|ngay|tuan|quy|nguoi|nam)(?![\p{L}])/u;
/** "9 tháng ban hành 30 văn bản, riêng quý III 08 văn bản": a part of what was counted. */
const PARTIAL =
  /(?<![\p{L}])rieng (?:trong )?(?:quy|thang|~)(?: [ivx]+| \d+| ~)*(?: co| la| ban hanh| thuc hien)* ?#/u;
/** "tăng 420 hồ sơ so với cùng kỳ (5.210 hồ sơ)": what it is compared with. */
const COMPARED_WITH =
  /(?:so voi(?! (?:ke hoach|chi tieu|bien che|giao|so giao))|cung ky)[^#.;()]{0,50}\( ?(?:(?:la|dat|co|voi) )?$/u;
const COMPARED_AFTER = /^[^#]*# ?(?:\p{L}+ )?so voi(?: ke hoach)?(?! tong)/u;

/** "của 03 xã cũ": units of the map, which no field counts. */
const MAP_UNITS = /^ (?:xa|phuong|thi tran|huyen|quan|tinh)(?: cu| moi| truoc day)?(?![\p{L}])/u;

/** "đã số hóa 2.290 hồ sơ, đạt 97,61%": the rate belongs to the count before it. */
const FOLLOWS =
  /^[ ,]*(?:(?:dat|chiem|bang|tuong ung|tuong duong|la|voi|ty le|ti le|dat ty le|:|=) *)*$/;
const RATE_OF: ReadonlyMap<string, FieldCode> = new Map(
  [
    "tthc.digitised.on_receipt",
    "tthc.digitised.results",
    "tthc.status_published",
    "staff.official_mail",
    "staff.official_mail.regular",
    "edocuments.exchanged.electronic",
    "digital.offices.connected",
  ].map((count) => [count, `${count}.rate`]),
);
/** A denominator is heard last; the count it belongs to stands before it. */
const DENOMINATORS: ReadonlySet<string> = new Set([
  "staff.total",
  "digital.offices.total",
  "edocuments.exchanged.total",
  "tthc.received.total",
  "tthc.received.new",
  "tthc.resolved.total",
]);

function readingOf(one: Case, memory: DossierMemory): Reading {
  // A number without any word beside it, before it or over it counts nothing that can be told.
  if (!/\p{L}/u.test(one.around)) return { field: null, confidence: 0.5 };
  if (COMPARED_WITH.test(one.spot.before)) return { field: null, confidence: 0.6 };
  // "Kế hoạch giao 31 nhiệm vụ" says what is to be done, not what is compared with.
  const asked = /^(?:nhiem vu|viec)/.test(one.unit) || /dao tao|boi duong/.test(one.near);
  let near = asked ? one.near.replace("ke hoach giao", "") : one.near;
  // "Nhiệm vụ hoàn thành so với kế hoạch năm: 21/42" is a share of the plan.
  if (one.quantity.part !== null)
    near = near.replace("so voi ke hoach", "").replace("chi tieu", "");
  // "So với chỉ tiêu biên chế giao (22) còn thiếu 01": the posts given.
  near = near.replace(/so voi (?=(?:chi tieu )?bien che (?:duoc )?giao)/u, "");
  const compared = one.quantity.part === null && COMPARED_AFTER.test(near);
  const yearly = /ke hoach(?: \p{L}+)? #/u.test(near) && /kiem tra/.test(one.sentence);
  if (PARTIAL.test(near)) return { field: null, confidence: 0.6 };
  if (COMPARED.test(near) || compared || (AVERAGE.test(near) && !yearly))
    return { field: null, confidence: 0.6 };
  if (one.quantity.percent) {
    const counted =
      one.recent.findLast((field) => field !== null && !DENOMINATORS.has(field)) ?? "";
    const rate = RATE_OF.get(counted);
    const bare =
      /(?:dat|chiem|bang|tuong|t[yi] le|la|=) *$/.test(one.spot.left) ||
      !/\p{L}/u.test(one.spot.right);
    if (rate !== undefined && bare && FOLLOWS.test(one.spot.left))
      return { field: rate, confidence: 0.8 };
    return firstReading(RATE_RULES, one) ?? { field: null, confidence: 0.6 };
  }
  if (one.unit === "" && MAP_UNITS.test(one.spot.right)) return { field: null, confidence: 0.7 };
  const dossier = /ho so|^ket qua/.test(one.unit);
  const reading = dossier
    ? readDossier(one, memory)
    : (firstReading(CITIZEN_RULES, one) ??
      firstReading(PROCEDURE_RULES, one) ??
      readItems(one) ??
      firstReading(PROPAGANDA_RULES, one) ??
      firstReading(STATE_RULES, one) ??
      readDossier(one, memory));
  return reading ?? { field: null, confidence: 0.5 };
}

const SHORT: Readonly<Record<string, string>> = {
  hs: "ho so",
  vb: "van ban",
  rhl: "rat hai long",
  hl: "hai long",
  khl: "khong hai long",
  dvctt: "dich vu cong truc tuyen",
  kqgq: "ket qua giai quyet",
  tphs: "thanh phan ho so",
  kh: "ke hoach",
};

/** "Số hội nghị tuyên truyền, phổ biến: 05": the unit stands in the label. */
const LABEL =
  /^[^\p{L}]*(?:trong do )?(?:tong )?so (?:luong |luot )?(?<unit>luot|buoi|ho so|phieu|tin,? ?bai|tin|bai|van ban|hoi nghi|hoi thi|cuoc thi|tieu pham|cuoc|lop|nhiem vu|bao cao|thu tuc|tthc|can bo,? cong chuc|cbcc|cong chuc|nguoi|thon|ap|xom|buon|khom|khu dan cu|to dan pho|khu pho|mo hinh|bang ron|pano|phan anh,? kien nghi|pakn|thong bao|vi tri|ke hoach|bo phan)(?![\p{L}])[^#]*(?::|la|duoc|dat|gom)? *$/u;

/** "- Bộ phận chuyên môn: 07": a line of a list that begins with what it counts. */
const LINE_LABEL =
  /^[^\p{L}]*(?:(?:cac|tong) )?(?<unit>tin,? ?bai|hoi nghi|hoi thi|tieu pham|van ban|nhiem vu|bao cao|tthc|thong bao|vi tri|ke hoach|bo phan|khu dan cu|to dan pho|thon|xom|lop tap huan|mo hinh|phan anh,? kien nghi|pakn)(?![\p{L}])[^#:]*: *$/u;

/** Plain speech for what the form has a word for, folded. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/"/gu, ""],
  [/(?<![\p{L}])(?<how>truoc|som|qua|den|toi) hen(?![\p{L}])/gu, "$<how> han"],
  // The name of the software says nothing of what was done with a dossier.
  [
    /he thong (?:thong tin )?(?:mot cua (?:dien tu )?)?(?:tiep nhan(?: va|,) )?giai quyet (?:tthc|thu tuc hanh chinh|ho so)/gu,
    "he thong mot cua",
  ],
  [/(?<![\p{L}])(?:dung|kip) hen(?![\p{L}])/gu, "dung han"],
  [/(?<![\p{L}])dung (?:thoi (?:gian|diem)(?: quy dinh)?|tien do)(?![\p{L}])/gu, "dung han"],
  [/(?<![\p{L}])(?:lam|thuc hien) xong(?![\p{L}])/gu, "da hoan thanh"],
  [/(?<![\p{L}])(?:dang lam|dang thu ly)(?! viec)(?![\p{L}])/gu, "dang giai quyet"],
  [
    /(?<![\p{L}])(?:lam|nop|gui|nhan|dang ky)(?: duoc)? (?:qua )?mang(?! xa hoi)(?![\p{L}])/gu,
    "nop truc tuyen",
  ],
  [/(?<![\p{L}])(?<!(?:ghi|chap|xac|chung|tiep) )nhan vao(?= #| ?$)/gu, "tiep nhan"],
  [/(?<![\p{L}])(?:scan|quet)(?! (?:ma|don|qr))(?![\p{L}])/gu, "so hoa"],
  [/^(?<sign>[^\p{L}]*)xong(?= ?:)/gu, "$<sign>hoan thanh"],
  [/^(?<sign>[^\p{L}]*)(?:ho so )?moi(?= ?:)/gu, "$<sign>ho so moi"],
  [
    /(?<![\p{L}])(?:tra tien|nop tien|dong phi|nop phi) qua mang(?![\p{L}])/gu,
    "thanh toan truc tuyen",
  ],
  [/(?<![\p{L}])(?:da )?(?:sua(?: chua)?|chan chinh|khac phuc) xong(?![\p{L}])/gu, "da khac phuc"],
  [/(?<=(?:nhiem vu|viec) )xong(?![\p{L}])/gu, "hoan thanh"],
  [/(?<![\p{L}])dung ngay hen(?![\p{L}])/gu, "dung han"],
  [/(?<![\p{L}])(?:da )?thu ly(?= #| ?$)/gu, "tiep nhan"],
  [/(?<![\p{L}])(?:da )?hoan tat(?![\p{L}])/gu, "da giai quyet"],
  [/(?<![\p{L}])mang sang(?![\p{L}])/gu, "chuyen sang"],
  [/(?<![\p{L}])dau ky con ton(?![\p{L}])/gu, "ky truoc chuyen qua"],
  [/(?<![\p{L}])nop tai (?=bo phan|quay|ban|tru so|mot cua|ubnd)/gu, "nop truc tiep tai "],
  [/(?<![\p{L}])bang-(?=[rz]o[nl])/gu, "bang "],
  [/(?<![\p{L}])(?:dieu chuyen|hoan doi) vi tri(?![\p{L}])/gu, "chuyen doi vi tri"],
  [/(?<![\p{L}])chua (?:den|toi) han tra(?![\p{L}])/gu, "con trong han"],
];

function spelled(words: string): string {
  const full = words.replaceAll(
    /(?<![\p{L}])(?:hs|vb|rhl|khl|hl|dvctt|kh|kqgq|tphs)(?![\p{L}])/gu,
    (one) => SHORT[one] ?? one,
  );
  return PLAIN.reduce((text, [pattern, plain]) => text.replaceAll(pattern, plain), full);
}

/** The same words stand around many figures of a text: labels, headings, ends of lists. */
const SPELLED = new Map<string, string>();

function inFull(words: string): string {
  if (!/\p{L}/u.test(words)) return words;
  const known = SPELLED.get(words);
  if (known !== undefined) return known;
  const full = spelled(words);
  if (SPELLED.size > 2000) SPELLED.clear();
  SPELLED.set(words, full);
  return full;
}

/** The words around a figure with the usual short forms spelled out. */
function spellOut(spot: Spot): Spot {
  const { left, leftWide, right, rightWide, before, after, topic } = spot;
  return {
    ...spot,
    left: inFull(left),
    leftWide: inFull(leftWide),
    right: inFull(right),
    rightWide: inFull(rightWide),
    before: inFull(before),
    after: inFull(after),
    topic: inFull(topic),
  };
}

/** What is counted, folded: "văn bản đi: 301 bản" counts papers, not villages. */
function unitOf(quantity: Quantity, { left }: Spot): string {
  const unit = inFull(foldText(quantity.unit.replaceAll(/\s+/g, " ")));
  return unit === "ban" && /van ban|ky so/.test(left) ? "van ban" : unit;
}

/** Looks at a figure once more, with what the rules read. */
export type SecondReader = (one: Case, first: Reading) => Reading;

/** Reads what a figure counts, one after the other, so that lists and "trong đó" go on. */
export class Reader {
  readonly #memory: DossierMemory = emptyMemory();
  readonly #title: string;
  readonly #recent: { field: FieldCode | null; paragraph: number }[] = [];

  readonly #second: SecondReader;

  /** `title`: of the document, folded; "" where it has none. Without `second` the rules decide. */
  constructor(title = "", second: SecondReader = (_one, first) => first) {
    this.#title = title;
    this.#second = second;
  }

  /** The field of one figure from the words around it. */
  read(quantity: Quantity, short: Spot): Reading {
    const spot = spellOut(short);
    const near = `${spot.left}#${spot.right}`;
    const one: Case = {
      quantity,
      unit: unitOf(quantity, spot),
      title: this.#title,
      spot,
      near,
      wide: `${spot.leftWide}#${spot.rightWide}`,
      sentence: `${spot.before}#${spot.after}`,
      around: `${/tuyen truyen/.test(this.#title) ? "tuyen truyen | " : ""}${spot.topic} | ${spot.earlier} ${spot.before}#${spot.after}`,
      recent: this.#recent
        .filter(({ paragraph }) => spot.paragraph - paragraph <= 3)
        .map(({ field }) => field),
    };
    let read = readingOf(one, this.#memory);
    const label =
      one.unit === "" && read.field === null && !MAP_UNITS.test(spot.right)
        ? (LABEL.exec(spot.left) ?? LINE_LABEL.exec(spot.left))?.groups?.["unit"]
        : undefined;
    if (label !== undefined && !quantity.percent)
      read = readingOf({ ...one, unit: label }, this.#memory);
    // Nothing that is counted comes in parts: "395,99" is a slip of the pen, not a count.
    const whole = quantity.percent || Number.isSafeInteger(quantity.value);
    const reading = whole ? this.#second(one, read) : { field: null, confidence: 0.5 };
    this.#recent.push({ field: reading.field, paragraph: spot.paragraph });
    if (this.#recent.length > 12) this.#recent.shift();
    return reading;
  }
}

/** How a number is said, from its word of certainty. */
export function kindOf(quantity: Quantity): FigureKind {
  switch (quantity.qualifier) {
    case "exact":
      return "exact";
    case "nearly":
    case "above":
    case "about":
      return "approx";
    case "at-least":
    case "at-most":
      return "bound";
  }
}

/** The figure of a quantity that was read. */
export function figureFrom(
  quantity: Quantity,
  reading: Reading,
  { target, paragraph }: { readonly target: boolean; readonly paragraph: number },
): FoundFigure {
  return {
    start: quantity.start,
    end: quantity.end,
    field: target ? null : reading.field,
    row: reading.row ?? "",
    value: quantity.value,
    unit: quantity.unit,
    kind: kindOf(quantity),
    qualifier: quantity.qualifier,
    class: target ? "target" : "reported",
    confidence: quantity.doubt === null ? reading.confidence : Math.min(reading.confidence, 0.6),
    doubt: quantity.doubt,
    paragraph,
    part: quantity.part,
  };
}
