import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";

const WHO =
  /^[\s,]{0,2}(?:do |cua )((?:chu tich |ban thuong vu |ban chap hanh |thuong truc |van phong |pho chu tich )?(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|thu tuong|chinh phu|bo|so|phong|ban|quoc hoi|van phong|dang uy|dang bo|huyen uy|thanh uy|tinh uy|thi uy|btv|bch|bo chinh tri|trung uong|trung tam|mat tran|mttq|uy ban|hoi|doan|cong an|uy ban thuong vu|chu tich|giam doc|truong)[^;:.()\n]{0,90})/u;
const STOPS =
  / (?:ve|v\/v|ban hanh|phe duyet|trien khai|thuc hien|quy dinh|huong dan|sua doi|cong bo|kiem tra|giao|de|trong|tren dia ban|nham|kien toan|thanh lap|bo sung|ket qua|cong tac|tong ket|so ket|day manh|tang cuong|nang cao|tuyen truyen|khao sat|danh gia|theo|va ke hoach|va cong van|va quyet dinh|den|voi|tai|da|xay dung|cong khai|niem yet|chi dao|yeu cau|nam \d)(?=[ ,]|$)|,|"/;

/** Issuers that a symbol alone tells. */
const CENTRAL: readonly (readonly [RegExp, string])[] = [
  [/^(?:nq|nd)-cp$/, "Chính phủ"],
  [/-ttg$/, "Thủ tướng Chính phủ"],
  [/^qh\d+$/, "Quốc hội"],
  [/-vpcp$/, "Văn phòng Chính phủ"],
  [/^tt-bnv$|-bnv$/, "Bộ Nội vụ"],
  [/-ubtvqh\d*$/, "Ủy ban Thường vụ Quốc hội"],
];

/** "của Thủ tướng Chính phủ và lắp đặt bảng …": what follows "và" is another matter. */
const CENTRAL_NAMES = /^(?:thu tuong chinh phu|chinh phu|bo chinh tri|quoc hoi)(?= va )/;

/** Who issued a cited document, from the words after it or from its symbol. */
export function findIssuer(
  { folded, text }: CleanText,
  after: Span,
  symbol: string | null,
): { readonly name: string | null; readonly stated: boolean; readonly end: number } {
  const rest = folded.slice(after.start, Math.min(after.end, after.start + 140));
  const match = WHO.exec(rest);
  if (match?.[1] !== undefined) {
    const start = after.start + match[0].length - match[1].length;
    const stop = STOPS.exec(match[1])?.index ?? match[1].length;
    const central = CENTRAL_NAMES.exec(match[1].slice(0, stop))?.[0].length;
    const end = start + (central ?? stop);
    return { name: tidyIssuer(text.slice(start, end)).replace(/ và$/u, ""), stated: true, end };
  }
  const bare = (symbol ?? "")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d");
  const central = CENTRAL.find(([pattern]) => pattern.test(bare));
  return { name: central?.[1] ?? null, stated: false, end: after.start };
}

/** `UBND` for the committee however it is spelled; words otherwise as written. */
export function tidyIssuer(text: string): string {
  return text
    .replace(/(?:ỦY BAN NHÂN DÂN|U[ỷy] ban nhân dân|Ủy ban nhân dân|UỶ BAN NHÂN DÂN)/iu, "UBND")
    .replaceAll(/\s+/g, " ")
    .trim();
}
