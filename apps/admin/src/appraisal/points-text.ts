import { formatHundredths } from "@cchc/domain/text/numbers";

/** Points being typed: whole hundredths once the text reads as points within the bounds. */
export type TypedPoints =
  | { readonly ok: true; readonly points: number }
  | { readonly ok: false; readonly problem: string };

/** Reads `2`, `2,5`, `2,50` and, where the least is below 0, `-1`. */
export function readPoints(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): TypedPoints {
  const typed = text.trim().replace("−", "-");
  const bounds = `từ ${formatHundredths(min)} đến ${formatHundredths(max)}`;
  if (typed === "") return { ok: false, problem: `Hãy gõ điểm ${bounds}.` };
  const match = /^(-?)(\d{1,4})(?:,(\d{1,2}))?$/.exec(typed);
  if (match === null) {
    return {
      ok: false,
      problem: `“${typed}” không đọc được: gõ nhiều nhất hai số sau dấu phẩy, ví dụ 2,50.`,
    };
  }
  const [, sign = "", whole = "0", decimals = ""] = match;
  const size = Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  const points = sign === "-" ? -size : size;
  return points < min || points > max
    ? { ok: false, problem: `Điểm phải ${bounds}.` }
    : { ok: true, points };
}
