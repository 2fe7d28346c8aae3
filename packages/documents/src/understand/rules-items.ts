import { type Case, type Reading, countsElse } from "./rule.ts";

const ITEM = /^(?:luot )?(?:tin|bai|ban tin|phong su|chuyen muc)/;
const WEBSITE =
  /trang (?:thong tin|web|tttt|ttdt|dien tu)|cong (?:thong tin|tttt|ttdt)|website|trang tin(?! nhan)|(?<=(?:tren|len) )cong(?! (?:chao|dich vu|dvc|thong tin|tttt|ttdt|an|chung|doan|truyen))(?![\p{L}])/gu;
const SOCIAL = /fanpage|facebook|zalo|mang xa hoi|tiktok|youtube/g;
const RADIO =
  /dai (?:truyen thanh|phat thanh|tt)|truyen thanh|phat thanh|phat song|loa(?=[ ,.:;)]|$)|he thong loa|dai xa|dai phuong/g;

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
  const said = `${spot.left} ${spot.rightWide}`;
  if ([WEBSITE, RADIO, SOCIAL].every((channel) => latest(said, channel) === -1)) {
    // "phát 16 bài qua 14 cụm loa; đăng 12 bài": the verb alone tells.
    if (/(?:^|[ ,])phat(?: duoc| song)? *$/.test(spot.left)) return "radio";
    if (/(?:^|[ ,;])(?:dang|dang tai)(?: duoc)? *$/.test(spot.left)) return "website";
  }
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

/** Whether the website's items were counted whole just before. */
function parts({ recent }: Case): boolean {
  return recent.some((code) => code?.startsWith("propaganda.website.") === true);
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
      (one.unit.startsWith("luot phat") && channelOf(one) === "radio") ||
      // "tuyên truyền trên Đài truyền thanh, đến nay khoảng 96 lượt": nothing else is counted.
      (/(?:(?:den nay|tong cong|duoc)(?: da| la| duoc| khoang| tren| gan| hon)*|:) *$/.test(
        one.spot.left,
      ) &&
        /^ ?(?:luot|lan)? ?(?:[,.;(]|tuong duong|$)/.test(one.spot.right) &&
        channelOf(one) === "radio") ||
      // "tuyên truyền trên loa truyền thanh 24 buổi": it is told how often, of the radio alone.
      /(?:tren|qua) (?:he thong |cac )*(?:loa|dai)(?: truyen thanh| phat thanh)?(?: xa| phuong| co so)? *$/.test(
        one.spot.left,
      ) ||
      (/truyen thanh|phat thanh|loa /.test(one.spot.left) &&
        /^ ?(?:luot |lan )?(?:tuyen truyen|phat|tin|bai)/.test(one.spot.right)));
  if (/^(?:luot|lan)/.test(one.unit) && /^ ?(?:luot |lan )?dang(?! ky)/.test(one.spot.right)) {
    if (channelOf(one) === "website") return { field: "propaganda.website.total", confidence: 0.7 };
  }
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
  // "chuyên mục CCHC 27 tin, bài, chuyên mục chuyển đổi số 21 tin, bài": the column stands before.
  const before = /(?:chuyen muc|linh vuc|ve) ([^#:,;()]{2,40}?)(?: la| co|:)? *$/.exec(
    one.spot.left,
  )?.[1];
  if (before !== undefined && parts(one)) {
    const column = COLUMNS.find(([pattern]) => pattern.test(before));
    if (column !== undefined && channel !== "radio") return { field: column[1], confidence: 0.85 };
  }
  // "Số tin bài: 62, trong đó đài truyền thanh 40, trang TTĐT 22": the sum of both.
  const within = /(?:trong do|gom|cu the)[^.]*/.exec(one.spot.after)?.[0] ?? "";
  if (
    latest(one.spot.left, WEBSITE) === -1 &&
    latest(one.spot.left, RADIO) === -1 &&
    latest(within, WEBSITE) !== -1 &&
    latest(within, RADIO) !== -1
  )
    return { field: null, confidence: 0.6 };
  // "tin, bài trên Cổng TTĐT và Đài truyền thanh: 90 (Cổng: 55; Đài: 35)": the sum of both.
  if (
    latest(one.spot.left, WEBSITE) !== -1 &&
    latest(one.spot.left, RADIO) !== -1 &&
    /^[^.;(]*\([^)]*\d/.test(one.spot.after)
  )
    return { field: null, confidence: 0.7 };
  if (channel === "social") return { field: null, confidence: 0.7 };
  if (channel === "radio") {
    const inside =
      /\([^()]*$/.test(one.spot.before) && one.recent.slice(-3).includes("propaganda.radio.items");
    const again = inside || one.recent.at(-1) === "propaganda.radio.items";
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
