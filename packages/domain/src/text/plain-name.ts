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
