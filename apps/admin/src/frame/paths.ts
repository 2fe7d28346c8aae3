import { type RawSearch, writeSearch } from "./search.ts";

/** Where the app lives on the server. */
export const base = "/admin";

/** Screens, by their path below {@link base}. */
export type Path =
  | "/tong-quan"
  | "/tiep-nhan"
  | "/tiep-nhan/bao-cao"
  | "/tiep-nhan/tiep-nhan-loat"
  | "/tham-dinh"
  | "/bao-cao-tong-hop"
  | "/ke-hoach"
  | "/ke-hoach/xem"
  | "/ky-bao-cao"
  | "/bo-tieu-chi"
  | "/bo-tieu-chi/xem"
  | "/dot-cham"
  | "/xep-hang"
  | "/don-vi"
  | "/don-vi/thay-doi"
  | "/nhan-goi"
  | "/tai-khoan"
  | "/nhat-ky"
  | "/mat-khau"
  | "/ket-noi"
  | "/dang-nhap";

/** The whole address of a screen, for links. */
export function hrefTo(path: Path, search: RawSearch = {}): string {
  return `${base}${path}${writeSearch(search)}`;
}
