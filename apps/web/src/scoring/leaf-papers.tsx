import { type ReactNode, useEffect, useRef, useState } from "react";
import { wantedTypes } from "@cchc/domain/document/wanted-types";
import { StateMark } from "@cchc/ui/state-mark";
import { DocumentPicker } from "../register/document-picker.tsx";
import type { BesideProps } from "./beside-leaf.tsx";
import type { Chosen } from "./beside.ts";

/** Milliseconds after the last letter of a page note until it is saved. */
const pause = 1000;

/** Longest page note that a score keeps. */
const longest = 100;

function tidy(chosen: readonly Chosen[]): readonly Chosen[] {
  return chosen.map(({ documentId, pageNote }) => ({
    documentId,
    pageNote: pageNote.trim().slice(0, longest),
  }));
}

function sameDocuments(a: readonly Chosen[], b: readonly Chosen[]): boolean {
  return a.length === b.length && a.every((one, at) => one.documentId === b[at]?.documentId);
}

/** The papers that prove a leaf: which, on which page, and the way to choose more. */
export function LeafPapers({ book, view, line, readOnly }: BesideProps): ReactNode {
  const { leaf, wantsPapers } = line;
  const { papers } = view.beside(leaf.code);
  const [draft, setDraft] = useState<readonly Chosen[]>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useRef<() => void>(undefined);
  const save = (chosen: readonly Chosen[]): void => {
    clearTimeout(timer.current);
    typed.current = undefined;
    setDraft(undefined);
    book.writePapers(leaf.code, tidy(chosen));
  };
  // Leaving the criterion within the pause still saves.
  useEffect(() => () => typed.current?.(), []);
  const change = (chosen: readonly Chosen[]): void => {
    if (!sameDocuments(chosen, papers)) {
      save(chosen);
      return;
    }
    setDraft(chosen);
    clearTimeout(timer.current);
    typed.current = () => save(chosen);
    timer.current = setTimeout(typed.current, pause);
  };
  return (
    <div
      className="s-papers"
      onBlur={() => {
        if (draft !== undefined) save(draft);
      }}
    >
      <p>
        <strong>Minh chứng</strong>
        {leaf.evidence !== "" && <span className="c-quiet"> – cần: {leaf.evidence}</span>}
      </p>
      {wantsPapers && (
        <p className="c-small">
          <StateMark tone="doubt">Chưa có minh chứng nào.</StateMark>
        </p>
      )}
      <DocumentPicker
        unitId={view.opened.unit.id}
        chosen={draft ?? papers}
        onChange={change}
        label={`Minh chứng cho mục ${leaf.code}`}
        wanted={{
          types: wantedTypes(leaf.evidence),
          year: view.opened.round.year,
          words: `${leaf.label}. ${leaf.evidence}`,
        }}
        readOnly={readOnly}
      />
    </div>
  );
}
