import { entryTypeLabel, entryTypes, readEntryNumber } from "@cchc/domain/document/entry";
import { formatDay } from "@cchc/domain/text/days";
import { type Draft, emptyDraft } from "../register/draft.ts";
import type { Citation } from "./reading.ts";

/** An entry of the register as a file cites it; what the file does not say stays empty. */
export function citationDraft(citation: Citation): Draft {
  const { type, number, symbol, date, issuer, subject } = citation;
  const numbered = [number, symbol].filter((part) => part !== null).join("/");
  const named = entryTypes.find(
    (code) => entryTypeLabel(code).toLowerCase() === type.toLowerCase(),
  );
  return {
    ...emptyDraft,
    type: named ?? readEntryNumber(numbered)?.type ?? "other",
    numbered: number === null ? "" : numbered,
    day: date === null ? "" : formatDay(date),
    // Not the unit itself, which the form would offer: the paper is somebody's.
    issuer: issuer ?? "",
    summary: summaryOf(subject ?? ""),
  };
}

/** As a register writes it: `Về việc giao chỉ tiêu`, without the full stop of the sentence. */
function summaryOf(subject: string): string {
  const words = subject.trim().replace(/[.;,:]+$/, "");
  return words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
}
