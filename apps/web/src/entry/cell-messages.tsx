import type { ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import { formatInstant } from "@cchc/domain/text/days";
import { cellKey } from "@cchc/domain/report/cell";
import { reasonKey } from "@cchc/domain/checks/context";
import type { Finding } from "@cchc/domain/checks/check";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import { Button } from "@cchc/ui/button";
import { GridMessage } from "@cchc/ui/figures-grid";
import { Link } from "@cchc/ui/link";
import { addressOf, pathOf } from "../report/paths.ts";
import { useMe } from "../session/me.ts";
import { writerWords } from "./writer-words.ts";
import type { CellView, OpenedReport, Workbook } from "./workbook-shape.ts";
import { LikelyCause } from "./doctor.tsx";
import { focusAfter } from "./grid-focus.ts";

/** What stands at a cell, and how loud. */
export interface CellMessage {
  readonly key: string;
  readonly tone: "wrong" | "doubt";
  readonly body: ReactNode;
}

export interface MessageInput {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
  readonly field: Field;
  readonly cell: string;
  readonly view: CellView;
  readonly returned: string | undefined;
}

/** Everything to say under a cell: what was refused, who was first, what came back, what checks found. */
export function messagesOf(input: MessageInput): readonly CellMessage[] {
  const { report, workbook, field, cell, view, returned } = input;
  const found: CellMessage[] = [];
  if (returned !== undefined) {
    const body = <p>Cấp trên trả lại: {returned === "" ? "xem lại ô này" : returned}</p>;
    found.push({ key: "tra-lai", tone: "doubt", body });
  }
  if (view.refused !== undefined) {
    const body = <Refused workbook={workbook} cell={cell} refused={view.refused} />;
    found.push({ key: "tu-choi", tone: "wrong", body });
  }
  if (view.clash !== undefined) {
    const body = <Clashing workbook={workbook} field={field} cell={cell} clash={view.clash} />;
    found.push({ key: "xung-dot", tone: "wrong", body });
  }
  for (const finding of view.findings) {
    const { check, kind, severity, cells, message } = finding;
    const [first] = cells;
    const here = first !== undefined && cellKey(first.field, first.row) === cell;
    if (!here || severity === "info" || kind === "required") continue;
    if (severity === "hard") {
      const body = (
        <>
          <p>{message}</p>
          <LikelyCause report={report} workbook={workbook} cell={cell} />
        </>
      );
      found.push({ key: check, tone: "wrong", body });
    } else {
      const body = <Doubtful report={report} finding={finding} />;
      found.push({ key: check, tone: "doubt", body });
    }
  }
  return found;
}

/** May stand when somebody says why: where to say it, or that it is said. */
function Doubtful({ report, finding }: { report: OpenedReport; finding: Finding }): ReactNode {
  const own = reasonKey(finding);
  const explained = report.reasons.some(
    ({ check, cell }) => check === own.check && cell === own.cell,
  );
  const handedIn = report.state === "submitted" || report.state === "received";
  return (
    <div className="c-row">
      <p>{explained ? `${finding.message} Đã ghi lý do.` : finding.message}</p>
      {!explained && !handedIn && (
        <Link href={pathOf(addressOf(report), "kiem-tra")}>
          Ghi lý do<span className="c-sr"> cho: {finding.message}</span>
        </Link>
      )}
    </div>
  );
}

/** Rows under a row; one table row for all that a cell has to say. */
export function CellMessages(props: {
  id: string;
  span: number;
  messages: readonly CellMessage[];
}): ReactNode {
  const { id, span, messages } = props;
  if (messages.length === 0) return null;
  const tone = messages.some((message) => message.tone === "wrong") ? "wrong" : "doubt";
  return (
    <GridMessage id={id} tone={tone} span={span}>
      {messages.map(({ key, body }) => (
        <div key={key}>{body}</div>
      ))}
    </GridMessage>
  );
}

interface RefusedProps {
  workbook: Workbook;
  cell: string;
  refused: NonNullable<CellView["refused"]>;
}

function Refused({ workbook, cell, refused }: RefusedProps): ReactNode {
  const { suggestion } = refused;
  return (
    <div className="c-row">
      <p>{refused.message}</p>
      {suggestion !== undefined && (
        <Button
          small
          onClick={() => {
            focusAfter(() => void workbook.type(cell, suggestion), cell);
          }}
        >
          Dùng {suggestion}
        </Button>
      )}
      <Button
        small
        tone="quiet"
        onClick={() => {
          focusAfter(() => workbook.forget(cell), cell);
        }}
      >
        Bỏ số vừa gõ
      </Button>
    </div>
  );
}

interface ClashingProps {
  workbook: Workbook;
  field: Field;
  cell: string;
  clash: NonNullable<CellView["clash"]>;
}

function Clashing({ workbook, field, cell, clash }: ClashingProps): ReactNode {
  const { theirs, mine } = clash;
  const { name } = useMe();
  const words = (value: typeof mine): string => cellWithUnit(field, value);
  return (
    <div className="c-row">
      <p>
        <span>
          {writerWords(theirs.by, name)} vừa ghi <strong>{words(theirs.cell)}</strong> lúc{" "}
          {formatInstant(theirs.at)}; bạn gõ <strong>{words(mine)}</strong>. Giữ giá trị nào?
        </span>
      </p>
      <Button small onClick={() => void focusAfter(() => workbook.decide(cell, "mine"), cell)}>
        Giữ của tôi
      </Button>
      <Button small onClick={() => void focusAfter(() => workbook.decide(cell, "theirs"), cell)}>
        Lấy giá trị mới
      </Button>
    </div>
  );
}
