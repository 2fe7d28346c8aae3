import { type Case, type Reading, type Rule, countsElse } from "./rule.ts";

const ITEM = /^(?:luot )?(?:tin|bai|ban tin|phong su|chuyen muc)/;
const MEETING = /^(?:hoi nghi|cuoc(?! thi)|buoi)/;
const REFORM =
  /cchc|cai cach|tuyen truyen|quan triet|pho bien|thu tuc hanh chinh|tthc|dich vu cong|chuyen doi so/;

const WEBSITE =
  /trang (?:thong tin|web|tttt|ttdt|dien tu)|cong (?:thong tin|tttt|ttdt)|website|trang tin(?! nhan)/g;
const SOCIAL = /fanpage|facebook|zalo|mang xa hoi|tiktok|youtube/g;
const RADIO =
  /dai (?:truyen thanh|phat thanh|tt)|truyen thanh|phat thanh|phat song|loa |he thong loa|dai xa|dai phuong/g;

const COLUMNS: readonly (readonly [RegExp, string])[] = [
  [/thu tuc hanh chinh|tthc/, "propaganda.website.procedures"],
  [/chuyen doi so|cds|cong nghe so|dich vu cong truc tuyen/, "propaganda.website.digital"],
  [/ngan sach|tai chinh|du toan|quyet toan/, "propaganda.website.budget"],
  [/cchc|cai cach hanh chinh/, "propaganda.website.reform"],
];

function latest(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

function earliest(text: string, pattern: RegExp): number {
  for (const match of text.matchAll(pattern)) return match.index;
  return Number.POSITIVE_INFINITY;
}

/** Which channel is named nearest: to the right before the next figure, else last to the left. */
function channelOf({ spot }: Case): "website" | "radio" | "social" | null {
  const [web, radio] = [earliest(spot.rightWide, WEBSITE), earliest(spot.rightWide, RADIO)];
  const plainRight =
    web !== radio && /(?:^|[ ,])(?:dang|dang tai|phat|phat song|viet)(?: duoc)? ?$/.test(spot.left);
  if (plainRight && latest(spot.left, WEBSITE) === latest(spot.left, RADIO))
    return web < radio ? "website" : "radio";
  if (
    latest(spot.left, SOCIAL) > Math.max(latest(spot.left, WEBSITE), latest(spot.left, RADIO)) ||
    (earliest(spot.right, SOCIAL) < Math.min(web, radio) &&
      latest(spot.left, WEBSITE) === -1 &&
      latest(spot.left, RADIO) === -1 &&
      Math.min(web, radio) === Number.POSITIVE_INFINITY)
  )
    return "social";
  const leftWeb = latest(spot.leftWide, WEBSITE);
  const leftRadio = latest(spot.leftWide, RADIO);
  const named =
    spot.left.trim().length > 0 && /[:]\s*$|(?:la|duoc|dang|phat|len|tren) ?$/.test(spot.left);
  if (named && leftWeb !== leftRadio) return leftWeb > leftRadio ? "website" : "radio";
  if (web !== radio) return web < radio ? "website" : "radio";
  for (const text of [spot.leftWide, spot.before, spot.earlier, spot.topic]) {
    const [a, b] = [latest(text, WEBSITE), latest(text, RADIO)];
    if (a !== b) return a > b ? "website" : "radio";
  }
  return null;
}

/** A label that counts something else than items. */
const OTHER_LABEL =
  /lop|tap huan|hoi nghi|mo hinh|cuoc|buoi|van ban|nhiem vu|ho so|nguoi|phieu|bang ron|kinh phi/;

/** "Tin, bài về chuyển đổi số trên Trang TTĐT: 19": a column without its total. */
function columnNamed(label: string): string | undefined {
  const named = /(?:^|[^\p{L}])(?:tin|bai)[^:]*? (ve|cong khai|chuyen muc|linh vuc) ([^:]*): *$/u;
  const [, how, about = ""] = named.exec(label) ?? [];
  if (how === undefined || /truyen thanh|phat thanh|loa /.test(label)) return undefined;
  const column = COLUMNS.find(([pattern]) =>
    pattern.test(how === "cong khai" ? `${how} ${about}` : about),
  )?.[1];
  const whole = how !== "chuyen muc" && /cchc|cai cach/.test(about);
  return whole ? undefined : column;
}

/** Items on the website with their columns, and items on the radio. */
export function readItems(one: Case): Reading | undefined {
  if (one.quantity.percent || countsElse(one)) return undefined;
  if (
    one.unit === "" &&
    (/:\s*$/.test(one.spot.left) || one.spot.left.trim().length < 36) &&
    !OTHER_LABEL.test(one.spot.left) &&
    one.recent.some((code) => code?.startsWith("propaganda.website.") === true)
  ) {
    const column = COLUMNS.find(([pattern]) => pattern.test(one.spot.left));
    if (column !== undefined) return { field: column[1], confidence: 0.85 };
  }
  if (
    one.unit === "" &&
    /(?<!thong |ban )tin(?! nhan| hoc)|bai/.test(one.spot.before) &&
    one.spot.left.trim().length < 90
  ) {
    if (/(?:truyen thanh|phat thanh|loa)[^#]*$/.test(one.spot.left)) {
      return { field: "propaganda.radio.items", confidence: 0.8 };
    }
    const labelled = columnNamed(one.spot.left);
    if (labelled !== undefined) return { field: labelled, confidence: 0.8 };
    if (new RegExp(`(?:${WEBSITE.source})(?!.*dia chi)[^#]*$`).test(one.spot.left)) {
      return { field: "propaganda.website.total", confidence: 0.8 };
    }
  }
  const aired =
    /^(?:luot|lan|buoi)/.test(one.unit) &&
    (/(?:^|[^a-z])(?:phat|phat thanh|phat song|tiep am)(?: duoc)? /.test(one.spot.left) ||
      (/truyen thanh|phat thanh|loa /.test(one.spot.left) &&
        /^ ?(?:luot |lan )?(?:tuyen truyen|phat|tin|bai)/.test(one.spot.right)));
  if (aired && channelOf(one) === "radio") {
    // "viết 9 tin, bài, phát 27 lượt": the broadcasts of what was just counted.
    const again = one.recent.at(-1) === "propaganda.radio.items";
    return { field: again ? null : "propaganda.radio.items", confidence: again ? 0.6 : 0.8 };
  }
  if (!ITEM.test(one.unit)) return undefined;
  if (/^(?:luot truy cap|bao giay)/.test(one.unit)) return undefined;
  if (/gui (?:dai|bao|ban bien tap)|dai (?:huyen|tinh|thi xa|thanh pho)/.test(one.spot.right))
    return { field: null, confidence: 0.7 };
  const channel = channelOf(one);
  if (channel === "social") return { field: null, confidence: 0.7 };
  if (channel === "radio") {
    const again = one.recent.at(-1) === "propaganda.radio.items";
    return { field: again ? null : "propaganda.radio.items", confidence: again ? 0.6 : 0.9 };
  }
  // "Số tin, bài về công khai ngân sách: 06 tin, bài": a column without its total.
  const labelled = columnNamed(one.spot.left);
  if (labelled !== undefined) return { field: labelled, confidence: 0.8 };
  const about = /^ ?(?:tin|bai)[^#]*? (?:ve|cong khai) (.*)$/.exec(one.spot.right)?.[1];
  const list =
    /^(?![^;.]*(?:trong do|gom|cu the))[^;.]*?\d (?:tin|bai)[^;.\d]{0,16} (?:ve|cong khai|chuyen muc|o chuyen muc) /;
  if (channel === "website" && about !== undefined) {
    const column = COLUMNS.find(([pattern]) => pattern.test(about));
    const reform = column?.[1] === "propaganda.website.reform";
    const single =
      column !== undefined &&
      (reform ? list.test(one.spot.after) : !/cchc|cai cach/.test(one.near));
    if (single) return { field: column[1], confidence: 0.8 };
  }
  const parted =
    one.recent.some((code) => code?.startsWith("propaganda.website.") === true) ||
    /chuyen muc|linh vuc/.test(one.spot.right);
  if (parted) {
    const labels = /[:]\s*$/.test(one.spot.left)
      ? [one.spot.left, one.spot.right]
      : [`${one.spot.right} ${one.spot.left}`];
    const column = labels
      .map((label) => COLUMNS.find(([pattern]) => pattern.test(label)))
      .find((known) => known !== undefined);
    if (column !== undefined) return { field: column[1], confidence: 0.95 };
    if (one.recent.includes("propaganda.website.total")) return { field: null, confidence: 0.6 };
  }
  if (channel === "website") return { field: "propaganda.website.total", confidence: 0.9 };
  return { field: null, confidence: 0.5 };
}

const ORGANISATIONS =
  /mttq|mat tran|doan the|hoi phu nu|lhpn|doan thanh nien|doan tn|cong doan|hoi nong dan|cuu chien binh|cac hoi|to chuc chinh tri/;
const TRAINING = /tap huan|boi duong|huong dan ky nang|ky nang so/;

/** "trong đó: chuyên đề 01, lồng ghép 04": parts of the meetings just counted, by label alone. */
const PARTS_OF_MEETINGS: readonly Rule[] = (
  [
    ["own", /(?:chuyen de|to chuc rieng)[^#]{0,20}#/],
    ["embedded", /long ghep[^#]{0,20}#/],
    ["dialogues", /(?:doi thoai|tiep xuc)[^#]{0,30}#/],
    ["organisations", new RegExp(`(?:${ORGANISATIONS.source})[^#]{0,30}#`)],
    ["committee", /(?:ubnd|uy ban nhan dan)[^#]{0,20}#/],
  ] as const
).map(([part, near]) => ({
  field: `propaganda.conferences.${part}`,
  unit: /^$/,
  near,
  not: /lop|tap huan/,
  lately: {
    field: "propaganda.conferences.total",
    among: /^propaganda\.(?!conferences\.(?!total))/,
  },
  confidence: 0.8,
}));

/** Meetings, training, what hangs and stands, and what it cost. */
export const PROPAGANDA_RULES: readonly Rule[] = [
  {
    field: null,
    unit: MEETING,
    near: /giao ban|hop (?:ubnd|uy ban|hdnd|chi bo|dang uy|thuong ky|dinh ky|chuyen mon|lanh dao|so ket|tong ket)|thuong ky/,
    notSentence: /tuyen truyen|quan triet|pho bien|long ghep|cong (?:khai|bo)/,
  },
  ...PARTS_OF_MEETINGS,
  { field: "propaganda.contests", unit: /^(?:hoi thi|cuoc thi)/ },
  {
    field: "propaganda.contests",
    unit: /^cuoc/,
    near: /(?:hoi thi|cuoc thi)[^#]*(?::|la) *#/,
  },
  {
    field: "propaganda.training.classes",
    unit: /^(?:lop|khoa)/,
    wide: /tap huan|boi duong|ky nang|cchc|cai cach|chuyen doi so|cong nghe so/,
    not: /cu (?:\p{L}+ ){0,4}$|tham gia/u,
  },
  {
    field: "propaganda.training.classes",
    unit: /^(?:lop|khoa)/,
    around: /tuyen truyen|tap huan/,
    not: /cu |tham gia/,
  },
  {
    field: "propaganda.training.classes",
    unit: MEETING,
    near: /#[^#]{0,40}(?:tap huan|ky nang so)|(?:tap huan|ky nang so)[^#]{0,20}#/,
    not: /tham gia|du /,
    notWide: /cu [^#]{0,30}#/,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|hoc vien|cong dan|thanh vien|hoi vien|doan vien)/,
    near: /# ?(?:luot )?(?:nguoi|hoc vien|cong dan|thanh vien|ba con)?(?: dan)? ?(?:theo hoc|den hoc|du hoc|tham du|tham gia|hoc)(?![a-z])/,
    lately: { field: "propaganda.training.classes", among: /^(?:propaganda|staff)\./ },
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|$)/,
    near: /so (?:luot )?nguoi (?:du|tham gia|tham du)(?![\p{L}])[^#]*tap huan[^#]*#/u,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|$)/,
    near: /(?<![\p{L}])(?:cu|di|du) (?:di )?tap huan (?:\p{L}+ ){0,3}(?:cchc|cai cach hanh chinh)(?: \p{L}+){0,4} ?: ?#/u,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|luot)/,
    near: /# ?(?:luot )?(?:can bo,? ?(?:va )?cong chuc|cong chuc|cbcc)[^#]{0,12}(?:tham gia|tham du|du) (?:\p{L}+ ){0,3}tap huan[^#]{0,30}(?:cchc|cai cach hanh)/u,
    unseen: /^propaganda\.training\.classes$/,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot)/,
    near: /#[^#]{0,24}(?:du|tham gia|tham du|di hoc)(?![a-z])[^#]{0,24}tap huan[^#]{0,30}(?:cchc|cai cach hanh)/,
    lately: { field: "staff.trained", among: /^(?:propaganda|staff)\./ },
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot)/,
    wide: /(?<![\p{L}])cu (?!tri)[^#]{0,60}#[^#]*(?:cchc|cai cach hanh)|#[^#]{0,60}duoc cu[^#]*(?:cchc|cai cach hanh)|(?:cchc|cai cach hanh chinh)[^#]{0,60}(?<![\p{L}])cu #/u,
    around: TRAINING,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:thanh vien|hoc vien|doan vien|dai bieu|hoc sinh|giao vien|nguoi|luot|dong chi|can bo|cong chuc|cong dan|cbcc|hoi vien|d\/c)/,
    wide: TRAINING,
    notSentence:
      /bien che|nhan su|duoc (?:dao tao|boi duong)|(?<![\p{L}])da cu (?:\d|can bo|cong chuc|cbcc|luot|#)/u,
    notWide:
      /dao tao|luot boi duong|(?:can bo|cong chuc|cbcc)[^#]*(?:boi duong|tap huan)[^#]*ke hoach|boi duong # ?luot (?:can bo|cbcc|cong chuc)|ly luan chinh tri|theo hoc|(?:can bo|cong chuc|cbcc)[^#]*duoc (?:cu |boi duong)|boi duong (?:kien thuc|nghiep vu|chuyen mon|quan ly)|(?<![\p{L}])cu |(?:can bo|cong chuc|cbcc)[^#]*(?:di hoc| hoc (?:boi|cac|lop|nghi))|boi duong ?:? (?:theo )?ke hoach[^#]{0,10}#|# ?(?:luot )?(?:can bo|cong chuc|cbcc)[^#]{0,16} tham gia[^#]{0,16} boi duong|dua # ?(?:luot )?(?:can bo|cong chuc|cbcc)/u,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|hoc vien|dai bieu)/,
    sentence: /(?:hoi nghi|lop|khoa|buoi) ?\/ ?#/,
    after: "propaganda.training.classes",
  },
  {
    field: null,
    unit: /^(?:luot|cong dan|nguoi dan|nguoi|ho gia dinh)/,
    sentence: /(?:(?<![\p{L}])(?:buoi|hoi nghi|cuoc hop|cuoc tuyen truyen|cuoc) )[^#;]*#/u,
    notSentence: /mot cua|bo phan|trung tam|hanh chinh cong|tap huan|doi thoai|ky nang/,
    wide: /tuyen truyen|thu hut|tham gia|tham du|nghe|luot/,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: /^luot/,
    near: /# ?luot (?:sinh hoat|hop|hoi nghi)/,
    wide: /long ghep/,
    around: REFORM,
  },
  {
    field: "propaganda.citizens.reached",
    unit: /^(?:luot|cong dan|nguoi dan|nguoi|ho gia dinh)/,
    wide: /tuyen truyen|huong dan|ho tro|van dong|tiep can/,
    around:
      /bo phan (?:tiep nhan|mot cua|tn)|mot cua|trung tam (?:phuc vu|hanh chinh)|hanh chinh cong|truc tuyen|tai khoan|dich vu cong|cchc|cai cach|tthc/,
    notWide:
      /tap huan|truy cap|phan anh|hai long|hoi nghi|tham (?:gia|du)|nguoi du|du hop|# ?(?:luot )?(?:tiep can|xem|theo doi|tuong tac|thich|chia se|quan tam)/,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:thanh vien|hoc vien|doan vien|dai bieu|hoc sinh|giao vien|nguoi|luot|dong chi|can bo|cong chuc|hoi vien|d\/c)/,
    near: /tham gia|tham du|du |voi|cho|co|# ?hoc vien|# ?(?:luot )?(?:nguoi|can bo) (?:hoc|du)/,
    after: "propaganda.training.classes",
    notWide: /(?<![\p{L}])cu |tuyen truyen|truy cap|dao tao/u,
  },
  {
    field: "propaganda.conferences.index_publication",
    unit: MEETING,
    wide: /(?:cong khai|cong bo|phan tich)[^#]{0,60}chi so|chi so[^#]{0,30}cchc/,
  },
  {
    field: "propaganda.conferences.dialogues",
    unit: /^(?:hoi nghi|cuoc(?! thi)|buoi|lan|dot|dien dan)/,
    near: /doi thoai|tiep xuc|gap go/,
  },
  {
    field: "propaganda.conferences.organisations",
    unit: MEETING,
    near: new RegExp(
      `(?:${ORGANISATIONS.source})[^#]{0,40}(?:tuyen truyen|to chuc|long ghep|:|co|la)?[^#]{0,20}#`,
    ),
    around: REFORM,
  },
  {
    field: "propaganda.conferences.own",
    unit: MEETING,
    near: /chuyen de|to chuc rieng|rieng ve/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.total",
    unit: MEETING,
    near: /# ?(?:cuoc|buoi|hoi nghi)? ?(?:tuyen truyen|pho bien|quan triet)/,
    sentence: /#[^#]*(?:trong do|gom)/,
    not: /long ghep|chuyen de/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  { field: "propaganda.conferences.embedded", unit: MEETING, near: /long ghep/, around: REFORM },
  {
    field: "propaganda.conferences.committee",
    unit: MEETING,
    near: /hoi nghi (?:cua|do) (?:ubnd|uy ban)[^#]{0,70}(?::|la) ?#|#[^#]{0,60}(?:cua (?:ubnd|uy ban)|do (?:ubnd|uy ban)|giao ban)|(?:ubnd|uy ban nhan dan)(?: xa| phuong| thi tran)?(?: to chuc| co| chu tri| trien khai| thuc hien| da| la)*:? ?#/,
    around: REFORM,
    not: /phoi hop/,
  },
  {
    field: "propaganda.conferences.organisations",
    unit: MEETING,
    wide: new RegExp(`#(?:(?!trong do|gom|cu the)[^#]){0,90}(?:${ORGANISATIONS.source})`),
    around: REFORM,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: MEETING,
    wide: /long ghep/,
    around: REFORM,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^(?:cuoc|buoi)/,
    near: /hoi nghi[^#]*: ?#/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^(?:hoi nghi|cuoc hoi nghi|buoi tuyen|cuoc hop|buoi|cuoc)/,
    wide: /tuyen truyen|pho bien|quan triet|cchc|cai cach|trien khai/,
    notWide: /kiem tra|giam sat|thanh tra/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.85,
  },
  {
    field: "propaganda.conferences.total",
    unit: MEETING,
    sentence: /hoi nghi[^:#;]{0,30}:[^#;]*#/,
    around: REFORM,
    not: /kiem tra|giam sat|thanh tra|tap huan/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^hoi nghi/,
    around: /tuyen truyen/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.7,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^hoi nghi/,
    near: /to chuc/,
    notWide: /tap huan|kiem tra|chi bo|dang uy/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.6,
  },
  {
    field: "propaganda.banners",
    unit: /^(?:bang (?:ron|zon|rol)|bang-ron|khau hieu|bang tuyen truyen)/,
  },
  {
    field: "propaganda.banners",
    unit: /^(?:chiec|cai|tam|bo|bang|tuyen|cau|)$/,
    near: /# ?(?:\p{L}+ )?(?:bang ron|bang zon|bang rol|khau hieu)|(?:bang ron|bang zon|khau hieu|bang rol)(?:[^#]{0,20}(?::|la|duoc))? *#/u,
  },
  { field: "propaganda.panels", unit: /^(?:pa ?-?no|ap phich)/ },
  {
    field: "propaganda.panels",
    unit: /^(?:chiec|cai|tam|bo|cum|bang|bien|)$/,
    near: /# ?(?:\p{L}+ )?(?:pa ?-?no|ap phich|bang pano)|(?:pa ?-?no|ap phich)(?:[^#]{0,20}(?::|la|duoc))? *#/u,
  },
  { field: "propaganda.models", unit: /^$/, near: /^[^#]*mo hinh[^#]*(?::|la) *#/ },
  { field: "propaganda.models", unit: /^(?:mo hinh|cach lam)/, notWide: /han che|chua/ },
  { field: "propaganda.sketches", unit: /^(?:tieu pham|kich ban)/ },
  { field: "propaganda.spending", unit: /dong$|^d$/, near: /tuyen truyen/ },
  { field: "finance.reform_spending", unit: /dong$|^d$/, near: /cchc|cai cach hanh chinh/ },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    near: /kinh phi/,
    title: /tuyen truyen/,
    confidence: 0.8,
  },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    wide: /tuyen truyen|tin,? ?bai|pano|bang ron/,
  },
  { field: "finance.reform_spending", unit: /dong$|^d$/, wide: /cchc|cai cach hanh chinh/ },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    around: /kinh phi[^.|]{0,60}tuyen truyen|tuyen truyen[^.|]{0,60}kinh phi/,
    confidence: 0.7,
  },
  {
    field: "finance.reform_spending",
    unit: /dong$|^d$/,
    around: /kinh phi[^.|]{0,60}(?:cchc|cai cach)/,
    confidence: 0.7,
  },
];
