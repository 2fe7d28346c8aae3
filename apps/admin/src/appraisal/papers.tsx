import type { ReactNode } from "react";
import { StateMark } from "@cchc/ui/state-mark";
import { fileHref } from "./paths.ts";
import { type Paper, paperText } from "./words.ts";

export interface PapersProps {
  papers: readonly Paper[];
  /** What the set asks for; `""` where it asks for nothing. */
  wanted: string;
  /** Shows pictures and subjects, for where there is room. */
  large?: boolean;
}

const picture = /\.(?:png|jpe?g)$/i;

/** The papers that prove an item, each with its files one click away. */
export function Papers({ papers, wanted, large = false }: PapersProps): ReactNode {
  if (papers.length === 0) {
    return wanted === "" ? (
      <span className="c-quiet">Không cần</span>
    ) : (
      <StateMark tone="doubt">Chưa kèm tài liệu</StateMark>
    );
  }
  return (
    <ul className="a-plain">
      {papers.map((paper) => (
        <li key={paper.documentId}>
          {paperText(paper)}
          {large && paper.type !== "other" && <span className="c-unit">{paper.summary}</span>}
          {paper.withdrawn && (
            <>
              {" "}
              <StateMark tone="wrong">đã rút khỏi sổ</StateMark>
            </>
          )}
          {paper.files.map(({ position, name }) => (
            <a
              key={position}
              className="a-file"
              href={fileHref(paper.documentId, position)}
              target="_blank"
              rel="noreferrer"
            >
              {large && picture.test(name) && (
                <img src={fileHref(paper.documentId, position)} alt="" loading="lazy" />
              )}
              {name}
            </a>
          ))}
          {large && paper.files.length === 0 && (
            <span className="c-unit">Sổ văn bản chưa có tệp của tài liệu này.</span>
          )}
        </li>
      ))}
    </ul>
  );
}
