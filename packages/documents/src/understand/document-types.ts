/** Words for kinds of documents, folded, longest first; and what a symbol begins with. */
const TYPES: readonly (readonly [folded: string, name: string, symbols: readonly string[]])[] = [
  ["nghi quyet lien tich", "Nghị quyết liên tịch", ["nqlt"]],
  ["thong tu lien tich", "Thông tư liên tịch", ["ttlt"]],
  ["ke hoach lien tich", "Kế hoạch liên tịch", ["khlt"]],
  ["van ban hop nhat", "Văn bản hợp nhất", ["vbhn"]],
  ["nghi quyet", "Nghị quyết", ["nq"]],
  ["nghi dinh", "Nghị định", ["nd"]],
  ["quyet dinh", "Quyết định", ["qd"]],
  ["chi thi", "Chỉ thị", ["ct"]],
  ["ke hoach", "Kế hoạch", ["kh"]],
  ["thong bao", "Thông báo", ["tb"]],
  ["bao cao", "Báo cáo", ["bc"]],
  ["to trinh", "Tờ trình", ["ttr"]],
  ["thong tu", "Thông tư", ["tt"]],
  ["huong dan", "Hướng dẫn", ["hd"]],
  ["chuong trinh", "Chương trình", ["ctr", "cthd", "ct"]],
  ["de an", "Đề án", ["da"]],
  ["ket luan", "Kết luận", ["kl"]],
  ["phap lenh", "Pháp lệnh", ["pl", "ubtvqh"]],
  ["quy che", "Quy chế", ["qc"]],
  ["quy dinh", "Quy định", ["qdi", "qd"]],
  ["phuong an", "Phương án", ["pa"]],
  ["cong dien", "Công điện", ["cd"]],
  ["giay moi", "Giấy mời", ["gm"]],
  ["bien ban", "Biên bản", ["bb"]],
  ["quy trinh", "Quy trình", ["qt"]],
  ["cong van", "Công văn", []],
  ["van ban", "Văn bản", []],
  ["luat", "Luật", ["qh"]],
];

export const TYPE_WORDS = TYPES.map(([folded]) => folded).join("|");

/** The kind a symbol stands for: `KH-UBND` is a plan; a công văn names issuer and drafter only. */
export function typeOfSymbol(symbol: string): string | null {
  const folded = symbol
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d");
  const [first = "", ...rest] = folded.split(/[-/&.]/);
  if (/^qh\d*$/.test(first)) return "Luật";
  const known = TYPES.find(([, , symbols]) => symbols.includes(first));
  if (known !== undefined) return known[1];
  const office =
    /^(?:ubnd|hdnd|vp|snv|pnv|so|stttt|skhcn|bnv|vpcp|ttg|cp|p[a-z]{2,4}|s[a-z]{2,4}|b[a-z]{2,4}|tt[a-z]+)$/;
  return rest.length > 0 && office.test(first) ? "Công văn" : null;
}

/** The Vietnamese name of a kind written out in folded words. */
export function typeName(words: string | null): string | null {
  return TYPES.find(([folded]) => folded === words)?.[1] ?? null;
}
