import type { FieldCode } from "@cchc/domain/report/cell";
import type { CitedDocument } from "./citations.ts";
import { type CleanText, foldText } from "./clean.ts";
import type { FoundDate } from "./dates.ts";
import type { Span, Statement } from "./facts.ts";
import { statedDays } from "./statement-days.ts";
import { statedTexts } from "./statement-texts.ts";

/** A statement with its place in the cleaned text; the phrase is cut there. */
export type FoundStatement = Omit<Statement, "phrase">;

interface Asked {
  readonly field: FieldCode;
  /** What has to be said to exist or to be done, in folded words. */
  readonly thing: string;
  /** What is said of it. */
  readonly acts: string;
  /** Says it of something else. */
  readonly not?: RegExp;
  /** What it does stands after it: "mã QR để tra cứu". */
  readonly does?: boolean;
}

const MADE =
  "ban hanh|xay dung|lap|tham muu|phe duyet|duy tri|thuc hien|trien khai|sua doi|ap dung|kien toan|co";
const THRIFT =
  "(?:thuc hanh tiet kiem(?:,? ?(?:va )?(?:phong,? )?chong lang phi)?|thtk(?:,? ?-? ?clp)?|tiet kiem,? ?chong lang phi)";
const PUBLISHED = "cong khai|niem yet|thong bao|cong bo|dang tai";

/** Questions a form answers with yes or no, and how communes word the answer. */
const ASKED: readonly Asked[] = [
  {
    field: "documents.review_plan",
    thing: "ke hoach (?:[\\p{L},]+ ){0,4}?(?:tu kiem tra|kiem tra|ra soat)[\\p{L}, ]{0,40} van ban",
    acts: MADE,
  },
  {
    field: "law_enforcement.plan",
    thing: "ke hoach (?:[\\p{L},]+ ){0,6}?(?:theo doi|thi hanh)[\\p{L}, ]{0,30}? phap luat",
    acts: MADE,
    not: /pho bien/,
  },
  {
    field: "propaganda.plan",
    thing:
      "ke hoach (?:[\\p{L},]+ ){0,6}?tuyen truyen (?:[\\p{L},]+ ){0,6}?(?:cchc|cai cach hanh chinh)",
    acts: MADE,
  },
  {
    field: "propaganda.gate_board",
    thing: "(?:bang|man hinh|den)(?: (?:dien tu|led|chu))+(?: [\\p{L},]+){0,3} cong chao",
    acts: "tuyen truyen|chay chu|chay|dang|hien thi|trinh chieu|dua",
    does: true,
  },
  {
    field: "propaganda.qr_listing",
    thing: "(?:ma (?:code )?qr(?: ?-? ?code)?|qr ?-? ?code)",
    acts: "niem yet|cong khai|tra cuu|dan|in|cap nhat",
    does: true,
    not: /thanh toan|chuyen khoan|lay y kien|danh gia|khao sat|hai long|le phi/,
  },
  { field: "organization.working_rules", thing: "quy che lam viec", acts: MADE },
  {
    field: "budget.settlement.published",
    thing: "(?:quyet toan(?: thu,? chi)?(?: ngan sach)?|bao cao quyet toan)",
    acts: PUBLISHED,
    not: /(?:tin|bai)[ ,][^.;]*quyet toan|quyet toan[^:;.]*:? ?\d/,
  },
  { field: "finance.spending_rules", thing: "quy che chi tieu noi bo", acts: MADE },
  {
    field: "finance.property_rules",
    thing:
      "quy che (?:ve )?(?:quan ly|(?:quan ly(?:,| va)? )?(?:va )?su dung) tai san(?: cong| nha nuoc)?",
    acts: MADE,
  },
  {
    field: "finance.thrift_programme",
    thing: `chuong trinh (?:hanh dong )?(?:[\\p{L},]+ ){0,3}?${THRIFT}`,
    acts: MADE,
    not: /ke hoach[^.;]{0,60}chuong trinh/,
  },
  {
    field: "finance.thrift_plan",
    thing: `ke hoach (?:[\\p{L},]+ ){0,8}?${THRIFT}`,
    acts: MADE,
  },
  {
    field: "digital.iso",
    thing: "(?:tcvn )?iso(?: 9001|\\b)|he thong quan ly chat luong",
    acts: "ap dung|duy tri|van hanh|cong bo|cai tien|thuc hien|xay dung",
  },
  {
    field: "digital.website",
    thing: "(?:trang (?:thong tin dien tu|ttdt|web)|cong (?:thong tin dien tu|ttdt)|website)",
    acts: "co|duy tri|van hanh|xay dung|thiet lap|hoat dong|nang cap|quan tri",
    does: true,
    not: /(?:tren|qua|len|vao|tai|cua|dang|dang tai) (?:trang|cong|website)|tin,? ?bai|\d (?:tin|bai)|tinh|huyen|quoc gia/,
  },
];

const NEGATED = /(?:chua|khong)(?: duoc| co| the| kip thoi| tien hanh| ban hanh| xay dung)*$/;
/** What is meant to be done, or someone else's. */
const NOT_YET =
  /(?<![\p{L}])(?:se|can|phai|yeu cau|de nghi|kien nghi|de xuat|du kien|phan dau|dang|chuan bi|chi dao)(?: \p{L}+){0,3}$/u;

function compile({ thing, acts, does = false }: Asked): readonly RegExp[] {
  const act = `(?<![\\p{L}])(?:${acts})(?![\\p{L}])`;
  return [
    new RegExp(`(?<act>${act})[^.;\\n]{0,110}?(?<![\\p{L}])(?:${thing})(?![\\p{L}])`, "gu"),
    new RegExp(
      `(?<![\\p{L}])(?:${thing})(?![\\p{L}])[^.;,\\n]{0,70}?(?<act>(?<![\\p{L}])(?:da )?duoc (?:(?:ubnd|uy ban nhan dan|hdnd|chu tich)(?: \\p{L}+){0,4} )?(?:${acts})(?![\\p{L}])|(?:ban hanh )?kem theo(?![\\p{L}])|: ?co(?![\\p{L}])|: ?(?:chua|khong)(?: co)?(?![\\p{L}]))`,
      "gu",
    ),
    ...(does
      ? [new RegExp(`(?<![\\p{L}])(?:${thing})(?![\\p{L}])[^.;,\\n]{0,30}?(?<act>${act})`, "gu")]
      : []),
  ];
}

const PATTERNS = ASKED.map((asked) => ({ ...asked, patterns: compile(asked) }));

/** Yes or no of the first plain statement of each field, yes before no. */
function yesNo(flat: string, skip: (span: Span) => boolean): FoundStatement[] {
  const found: FoundStatement[] = [];
  for (const { field, patterns, not } of PATTERNS) {
    for (const match of patterns.flatMap((pattern) => [...flat.matchAll(pattern)])) {
      const span = { start: match.index, end: match.index + match[0].length };
      const act = match.groups?.["act"] ?? "";
      const lead = flat.slice(Math.max(0, span.start - 40), span.start);
      const before = lead.slice(lead.search(/[^.;,\n]*$/)).trimEnd();
      const end = flat.slice(span.end).search(/[.;,\n]/);
      const clause = `${before} ${match[0]}${flat.slice(span.end, span.end + Math.min(30, end === -1 ? 30 : end))}`;
      // "đang duy trì" is done already, "đang xây dựng" is not.
      const going = before.endsWith("dang") && /^(?:duy tri|ap dung|van hanh|hoat dong)$/.test(act);
      if (skip(span) || (!going && NOT_YET.test(before)) || not?.test(clause) === true) continue;
      const no =
        NEGATED.test(before) ||
        /^: ?(?:chua|khong)/.test(act) ||
        (match[0].startsWith("co ") && /(?:chua|khong)$/.test(before));
      found.push({ ...span, field, value: !no, confidence: no ? 0.5 : 0.65 });
      break;
    }
  }
  return found;
}

/** Papers of the commune itself whose name answers a question. */
function fromPapers(
  citations: readonly CitedDocument[],
  own: string | null,
  skip: (span: Span) => boolean,
): FoundStatement[] {
  return citations.flatMap((paper): FoundStatement[] => {
    if (own === null || paper.issuer !== own || skip(paper)) return [];
    const words = foldText(`${paper.type} ${paper.subject ?? ""}`).slice(0, 220);
    const { start, end } = paper;
    const fields = PATTERNS.filter(
      ({ field, thing, not }) =>
        /plan$|rules$|programme$/.test(field) &&
        new RegExp(`^(?:quyet dinh )?(?:[\\p{L},]+ ){0,6}?(?:${thing})`, "u").test(words) &&
        not?.test(words) !== true,
    );
    const plan =
      paper.type === "Kế hoạch" &&
      paper.date !== null &&
      /^ke hoach (?:ve |thuc hien |cong tac |nhiem vu |trien khai |viec )*(?:cchc|cai cach hanh chinh)(?: nha nuoc)?(?:(?: \p{L}+){0,4} nam 20\d\d|[ ,.;]*$)/u.test(
        words,
      );
    return [
      ...fields.map(({ field }) => ({ start, end, field, value: true, confidence: 0.65 })),
      ...(plan && paper.date !== null
        ? [{ start, end, field: "plan.issued_on", value: paper.date, confidence: 0.65 }]
        : []),
    ];
  });
}

const ADDRESS =
  /(?<![a-z0-9.@-])(?:https?:\/\/)?(?:www\.)?[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){1,6}\.vn(?![\p{L}\d])/gu;

/** The address of the commune's website, where it is called one. */
function address({ folded, text }: CleanText, skip: (span: Span) => boolean): FoundStatement[] {
  for (const match of folded.matchAll(ADDRESS)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const lead = folded.slice(Math.max(0, span.start - 90), span.start);
    const named =
      /(?:trang (?:thong tin dien tu|ttdt|web)|cong (?:thong tin dien tu|ttdt)|website)[^.;\n]*$/;
    if (skip(span) || !named.test(lead) || /tinh|huyen|quoc gia|dich vu cong/.test(lead)) continue;
    const value = text.slice(span.start, span.end);
    return [{ ...span, field: "digital.website.address", value, confidence: 0.6 }];
  }
  return [];
}

/** What the answers to yes/no and date fields are read from. */
export interface StatementSource {
  readonly clean: CleanText;
  readonly flat: string;
  readonly citations: readonly CitedDocument[];
  readonly dates: readonly FoundDate[];
  readonly issuer: string | null;
  /** Where nothing was done yet: plans and tasks to come. */
  readonly skip: (span: Span) => boolean;
}

/** Answers to yes/no, date and address fields that the text gives in plain words, first one each. */
export function findStatements(source: StatementSource): readonly FoundStatement[] {
  const { clean, flat, citations, dates, issuer, skip } = source;
  const all = [
    ...fromPapers(citations, issuer, skip),
    ...yesNo(flat, skip),
    ...statedDays(clean, dates, skip),
    ...statedTexts(clean, flat, skip),
    ...address(clean, skip),
  ];
  return all
    .filter((one, index) => all.findIndex(({ field }) => field === one.field) === index)
    .toSorted((a, b) => a.start - b.start);
}
