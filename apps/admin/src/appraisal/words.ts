import type { AppraisalItemState, ScoreState } from "@cchc/domain/appraisal/workflow";
import { itemStateLabel, waitsForUnit } from "@cchc/domain/appraisal/workflow";
import { entryNumberText, entryTypeLabel } from "@cchc/domain/document/entry";
import { formatDay } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import type { Tone } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";

export type Item = Outputs["appraisal"]["unit"]["items"][number];
export type Paper = Outputs["appraisal"]["unit"]["evidence"][number];

export const scoreTones: Readonly<Record<ScoreState, Tone>> = {
  scoring: "plain",
  submitted: "accent",
  returned: "doubt",
  appraised: "settled",
  approved: "settled",
};

const itemTones: Readonly<Record<AppraisalItemState, Tone>> = {
  open: "plain",
  accepted: "settled",
  changed: "settled",
  returned: "doubt",
  answered: "accent",
};

/** Where an item stands, with its points where they were changed. */
export function itemWords({
  item,
  scoreState,
}: {
  readonly item: Item | null;
  readonly scoreState: ScoreState;
}): { readonly tone: Tone; readonly text: string } {
  const state = item?.state ?? "open";
  if (item === null || state !== "changed" || item.points === null) {
    const tone = waitsForUnit(scoreState, state) ? "plain" : itemTones[state];
    return { tone, text: itemStateLabel(scoreState, state) };
  }
  const points = formatHundredths(item.points);
  return item.confirmedBy === null
    ? { tone: "doubt", text: `Chấm ${points}, chờ người thứ hai` }
    : { tone: "settled", text: `Chấm ${points}, đã xác nhận` };
}

/** `Kế hoạch 26/KH-UBND ngày 14/02/2023 (trang 3)`; what has no number is called by its subject. */
export function paperText(paper: Paper): string {
  const { type, number, symbol, issuedOn, summary, pageNote } = paper;
  const numbered = entryNumberText({ number, symbol });
  const called = type === "other" ? summary : entryTypeLabel(type);
  const parts = [
    called,
    numbered === "" || type === "other" ? "" : numbered,
    issuedOn === null ? "" : `ngày ${formatDay(issuedOn)}`,
    pageNote === "" ? "" : `(${pageNote})`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** That the grounds of some leaves moved on after handing in, and of which. */
export function staleText(leaves: readonly string[]): string {
  const named = leaves.slice(0, 3).join(", ");
  const more = leaves.length > 3 ? ` và ${leaves.length - 3} mục khác` : "";
  return `Căn cứ mục ${named}${more} đã đổi sau khi nộp`;
}
