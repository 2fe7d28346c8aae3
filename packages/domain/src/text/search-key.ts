import { repairLetters } from "./hygiene.ts";

/**
 * The key under which a text is found whatever its accents, case and spacing: `"Hoá  Đông"` and
 * `"hóa đông"` both give `"hoa dong"`. Fold the question with it too.
 */
export function searchKey(text: string): string {
  return repairLetters(text)
    .normalize("NFD")
    .replaceAll(/\p{M}|\p{Cf}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFC")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * Words as a name for a file, without accents or signs: `["Xã Quảng Khê", "năm 2026"]` is
 * `xa-quang-khe-nam-2026`. Empty where no letter or digit is left.
 */
export function plainName(parts: readonly string[]): string {
  return parts
    .join(" ")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[đĐ]/g, "d")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

const collator: Intl.Collator = /* @__PURE__ */ new Intl.Collator("vi", { numeric: true });

/** Order of two names in a Vietnamese list; `"Phường 2"` comes before `"Phường 10"`. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
