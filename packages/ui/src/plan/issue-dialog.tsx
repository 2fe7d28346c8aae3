import { type ReactNode, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { isDay } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { DateField } from "../day/day-field.tsx";
import { Field } from "../field.tsx";

/** What the signed paper bears. */
export interface Signing {
  readonly number: string;
  readonly symbol: string;
  readonly day: Day;
}

export interface IssueDialogProps {
  title: string;
  /** What the button says. */
  label: string;
  busyLabel: string;
  symbol: string;
  /** Known already; empty where they are not. */
  number?: string;
  day?: Day;
  /** Number, symbol and day are those of a paper that is there: nothing is typed. */
  fixed?: boolean;
  busy: boolean;
  wide?: boolean;
  /** Whether nothing but number, symbol and day is missing. */
  ready: boolean;
  failure: ReactNode;
  onIssue: (signing: Signing) => void;
  onClose: () => void;
  /** Told of each day that is one; what depends on it is shown below. */
  onDay?: (day: Day) => void;
  children: ReactNode;
}

/** Number, symbol and day of the signed paper; then the plan stands. Nothing is guessed. */
export function IssueDialog(props: IssueDialogProps): ReactNode {
  const { title, label, busyLabel, busy, wide = false, fixed = false, ready, failure } = props;
  const { onIssue, onClose, onDay, children } = props;
  const [number, setNumber] = useState(props.number ?? "");
  const [symbol, setSymbol] = useState(props.symbol);
  const [day, setDay] = useState(props.day ?? "");
  const written = ready && number !== "" && symbol !== "" && isDay(day);
  return (
    <Dialog
      open
      wide={wide}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            busy={busy ? busyLabel : undefined}
            aria-disabled={!written || undefined}
            onClick={() => written && onIssue({ number, symbol, day })}
          >
            {label}
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      {failure}
      <div className="p-row">
        <Field
          label="Số"
          short
          data-focus
          readOnly={fixed}
          value={number}
          onChange={({ target }) => setNumber(target.value.trim())}
        />
        <Field
          label="Ký hiệu"
          short
          readOnly={fixed}
          value={symbol}
          onChange={({ target }) => setSymbol(target.value.trim())}
        />
        <DateField
          label="Ngày ký"
          hint="ngày ghi trên văn bản"
          readOnly={fixed}
          value={day}
          onDay={(signed) => {
            setDay(signed);
            if (isDay(signed)) onDay?.(signed);
          }}
        />
      </div>
      {children}
    </Dialog>
  );
}
