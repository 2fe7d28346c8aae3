import { type EntryType, entryNumberText, readEntryNumber } from "@cchc/domain/document/entry";
import type { AreaCode } from "@cchc/domain/form/form";
import { formatDay } from "@cchc/domain/text/days";
import { parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import type { DocumentEntry } from "./words.ts";

/** An entry as it is being typed. */
export interface Draft {
  readonly type: EntryType;
  /** Number and symbol on one line. */
  readonly numbered: string;
  readonly day: string;
  /** undefined: not touched yet, the unit itself is offered. */
  readonly issuer: string | undefined;
  readonly summary: string;
  readonly area: AreaCode | "";
}

export const emptyDraft: Draft = {
  type: "plan",
  numbered: "",
  day: "",
  issuer: undefined,
  summary: "",
  area: "",
};

export function draftOf(entry: DocumentEntry): Draft {
  const { type, issuer, summary, area, issuedOn } = entry;
  return {
    type,
    numbered: entryNumberText(entry),
    day: issuedOn === null ? "" : formatDay(issuedOn),
    issuer,
    summary,
    area: area ?? "",
  };
}

export type DraftProblems = Partial<Record<"numbered" | "day" | "issuer" | "summary", string>>;

/** What the server takes, and what is still wrong. */
export interface ReadDraft {
  readonly fields: {
    readonly type: EntryType;
    readonly number: string | null;
    readonly symbol: string | null;
    readonly issuedOn: string | null;
    readonly issuer: string;
    readonly summary: string;
    readonly area: AreaCode | null;
  };
  readonly problems: DraftProblems;
}

export function readDraft(draft: Draft): ReadDraft {
  const issuer = (draft.issuer ?? "").trim();
  const problems: { -readonly [K in keyof DraftProblems]: DraftProblems[K] } = {};
  const numbered = readEntryNumber(draft.numbered);
  if (numbered === undefined) {
    problems.numbered = "Hãy gõ như trên văn bản: 26/KH-UBND, 2937/UBND-NV hoặc 61/2018/NĐ-CP.";
  }
  const day = draft.day.trim() === "" ? undefined : parseDate(draft.day);
  if (day?.ok === false) problems.day = problemSentence(day);
  if (issuer === "") problems.issuer = "Hãy ghi cơ quan ban hành.";
  if (draft.summary.trim() === "") problems.summary = "Hãy ghi trích yếu, ngắn gọn cũng được.";
  return {
    problems,
    fields: {
      type: draft.type,
      number: numbered?.number ?? null,
      symbol: numbered?.symbol ?? null,
      issuedOn: day?.ok === true ? day.value : null,
      issuer,
      summary: draft.summary.trim(),
      area: draft.area === "" ? null : draft.area,
    },
  };
}

/** The draft with a newly typed number; the symbol names the type, whatever was chosen before. */
export function withNumber(draft: Draft, numbered: string): Draft {
  const type = readEntryNumber(numbered)?.type;
  return { ...draft, numbered, type: type ?? draft.type };
}
