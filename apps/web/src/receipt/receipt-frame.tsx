import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { LinkButton } from "@cchc/ui/button";
import { type Fact, Receipt } from "@cchc/ui/facts";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { PrintedAt } from "./printed-at.tsx";

export interface ReceiptFrameProps {
  title: string;
  /** Whose and for what: a period, a round. */
  header: { readonly unit: string; readonly period: string };
  illustration: boolean;
  code: string;
  at: string;
  facts: readonly Fact[];
  /** What the code of the content proves. */
  note: string;
  /** The ways on, after the one home. */
  children: ReactNode;
}

/** What proves that something was handed in, for the screen and for paper. */
export function ReceiptFrame(props: ReceiptFrameProps): ReactNode {
  const { title, header, illustration, code, at, facts, note, children } = props;
  return (
    <Workspace title={`Biên nhận ${code}`} header={header} banner={illustration && <DemoNote />}>
      <div className="c-column c-stack-wide">
        <PageHead title={title} actions={<PrintButton />} />
        <Receipt title={`ĐÃ NỘP ${formatInstant(at)}`} code={code} facts={facts}>
          <p className="c-quiet">{note}</p>
          <PrintedAt />
        </Receipt>
        <div className="c-row c-no-print">
          <LinkButton href="/" tone="primary">
            Về Việc cần làm
          </LinkButton>
          {children}
        </div>
      </div>
    </Workspace>
  );
}
