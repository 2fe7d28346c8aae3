import { median } from "@cchc/ui/scale";
import { formatHundredths, formatRate } from "@cchc/domain/text/numbers";

export interface YearRate {
  readonly year: number;
  /** Hundredths of a percent; undefined where there was no figure. */
  readonly value: number | undefined;
}

/** What a line over the years says: `Đúng hạn: 99,53 % năm 2023, tăng 1,20 điểm so với 2022`. */
export function trendSentence(label: string, points: readonly YearRate[]): string {
  const known = points.filter(
    (point): point is { year: number; value: number } => point.value !== undefined,
  );
  const last = known.at(-1);
  if (last === undefined) return `${label}: chưa có số liệu năm nào`;
  const now = `${label}: ${formatRate(last.value)} năm ${last.year}`;
  const before = known.at(-2);
  if (before === undefined) return now;
  const change = last.value - before.value;
  if (change === 0) return `${now}, như năm ${before.year}`;
  const word = change > 0 ? "tăng" : "giảm";
  return `${now}, ${word} ${formatHundredths(Math.abs(change))} điểm so với năm ${before.year}`;
}

export interface UnitRate {
  readonly name: string;
  /** Hundredths of a percent. */
  readonly value: number;
}

/** What a strip of communes says: its middle and its far end. */
export function spreadSentence(
  label: string,
  rates: readonly UnitRate[],
  direction: "higher-is-better" | "lower-is-better",
): string {
  const middle = median(rates.map(({ value }) => value));
  const [first, ...rest] = rates;
  if (middle === undefined || first === undefined)
    return `${label}: chưa xã, phường nào có số liệu`;
  const higher = direction === "higher-is-better";
  const far = rest.reduce(
    (worst, each) =>
      (higher ? each.value < worst.value : each.value > worst.value) ? each : worst,
    first,
  );
  const half = higher ? "trở lên" : "trở xuống";
  const all = rates.every(({ value }) => value === first.value);
  if (all) return `${label}: mọi xã, phường đều ${formatRate(first.value)}`;
  return `${label}: một nửa số xã, phường từ ${formatRate(Math.round(middle))} ${half}, ${higher ? "thấp" : "cao"} nhất là ${far.name}`;
}
