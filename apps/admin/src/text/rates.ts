import { formatRate } from "@cchc/domain/text/numbers";

type Rate =
  | { readonly state: "computed"; readonly hundredths: number }
  | { readonly state: "stated"; readonly hundredths: number; readonly mark: string }
  | { readonly state: "none" | "missing" };

/** A rate as it is read: `99,53 %`, with its mark where it was stated without counts. */
export function rateText(rate: Rate): string {
  switch (rate.state) {
    case "computed":
      return formatRate(rate.hundredths);
    case "stated":
      return `${formatRate(rate.hundredths)} (${rate.mark})`;
    case "none":
      return "Không phát sinh";
    case "missing":
      return "Chưa có";
  }
}
