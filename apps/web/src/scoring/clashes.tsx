import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { valueText } from "./answers.ts";
import type { Ask } from "./asks.ts";
import type { Beside, BesidePart, Paper } from "./beside.ts";
import type { BesideProps } from "./beside-leaf.tsx";
import { paperText } from "./papers.ts";

interface AnswerClashProps extends Pick<BesideProps, "book" | "view"> {
  ask: Ask;
  leaf: string;
}

/** Two people answered one question differently. */
export function AnswerClash({ book, view, ask, leaf }: AnswerClashProps): ReactNode {
  const code = view.clashes.has(ask.code) ? ask.code : leaf;
  const clash = view.clashes.get(code);
  if (clash === undefined) return null;
  const { theirs, mine } = clash;
  return (
    <div className="c-row s-clash" role="alert">
      <p>
        {theirs.by} vừa ghi <strong>{valueText(theirs.value, ask)}</strong> lúc{" "}
        {formatInstant(theirs.at)}; bạn ghi <strong>{valueText(mine, ask)}</strong>. Giữ trả lời
        nào?
      </p>
      <Button small onClick={() => book.decide(code, "mine")}>
        Giữ của tôi
      </Button>
      <Button small onClick={() => book.decide(code, "theirs")}>
        Lấy trả lời mới
      </Button>
    </div>
  );
}

const partNames: Readonly<Record<BesidePart, string>> = {
  note: "Giải trình",
  reply: "Trả lời của đơn vị",
  papers: "Minh chứng",
};

/** Two people wrote different words beside one leaf, or chose different papers. */
export function BesideClash({ book, view, line }: BesideProps): ReactNode {
  const { code } = line.leaf;
  const clash = view.itemClashes.get(code);
  if (clash === undefined) return null;
  const mine = view.beside(code);
  return (
    <div className="s-clash" role="alert">
      <p>
        {clash.by} vừa sửa mục này lúc {formatInstant(clash.at)}, khác với bạn. Chưa bản nào bị mất:
        giữ bản nào?
      </p>
      <dl className="s-clash-sides">
        {clash.over.map((part) => (
          <div key={part}>
            <dt>
              {partNames[part]}: {clash.by}
            </dt>
            <dd>
              <Side of={clash.theirs} part={part} />
            </dd>
            <dt>{partNames[part]}: bạn</dt>
            <dd>
              <Side of={mine} part={part} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="c-row">
        <Button small onClick={() => book.decideItem(code, "mine")}>
          Giữ của tôi
        </Button>
        <Button small onClick={() => book.decideItem(code, "theirs")}>
          Lấy bản của người kia
        </Button>
      </div>
    </div>
  );
}

function citedText(paper: Paper): string {
  return paper.pageNote === "" ? paperText(paper) : `${paperText(paper)}, ${paper.pageNote}`;
}

function Side({ of, part }: { of: Beside; part: BesidePart }): ReactNode {
  if (part !== "papers") return of[part] === "" ? "Chưa có" : of[part];
  if (of.papers.length === 0) return "Chưa có";
  return (
    <ul className="s-plain">
      {of.papers.map((paper) => (
        <li key={paper.documentId}>{citedText(paper)}</li>
      ))}
    </ul>
  );
}
