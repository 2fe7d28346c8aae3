import { type ReactNode, type RefObject, useRef, useState } from "react";
import {
  type Signing,
  type SigningProblems,
  signingDoubts,
  signingProblems,
} from "@cchc/domain/report/signing";
import { formatDay } from "@cchc/domain/text/days";
import { parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { DayField } from "@cchc/ui/day/day-field";
import { Confirm } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import type { OpenedReport } from "../entry/workbook-shape.ts";

/** Number, symbol and day of the signed paper as they are being typed. */
export interface TypedSigning {
  readonly typed: Readonly<Record<keyof Signing, string>>;
  readonly wrong: SigningProblems;
  readonly change: (part: keyof Signing, text: string) => void;
  /** What was typed, if all of it may stand; else the fields say what is wrong, and the first has the focus. */
  readonly read: () =>
    | { readonly signing: Signing; readonly doubts: readonly string[] }
    | undefined;
  readonly box: RefObject<HTMLDivElement | null>;
}

export function useSigning({ period, today }: OpenedReport): TypedSigning {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState({
    number: "",
    symbol: "BC-UBND",
    signedDay: formatDay(today),
  });
  const [wrong, setWrong] = useState<SigningProblems>({});
  const read: TypedSigning["read"] = () => {
    const day = parseDate(typed.signedDay);
    const signing = {
      number: typed.number.trim(),
      symbol: typed.symbol.trim(),
      signedDay: day.ok ? day.value : today,
    };
    const problems = {
      ...signingProblems(signing, { period, today }),
      ...(day.ok ? {} : { signedDay: problemSentence(day) }),
    };
    setWrong(problems);
    if (Object.keys(problems).length === 0) {
      return { signing, doubts: signingDoubts(signing, period) };
    }
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    return undefined;
  };
  const change = (part: keyof Signing, text: string): void => {
    setTyped({ ...typed, [part]: text });
    const { [part]: _mended, ...left } = wrong;
    setWrong(left);
  };
  return { typed, wrong, change, read, box };
}

/** The three fields of {@link useSigning}. */
export function SigningFields({ signing }: { signing: TypedSigning }): ReactNode {
  const { typed, wrong, change, box } = signing;
  return (
    <div className="c-stack" ref={box}>
      <Field
        label="Số"
        hint="Số của báo cáo đã ký, ví dụ 126"
        value={typed.number}
        short
        maxLength={20}
        error={wrong.number}
        onChange={({ target }) => change("number", target.value)}
      />
      <Field
        label="Ký hiệu"
        value={typed.symbol}
        short
        maxLength={40}
        error={wrong.symbol}
        onChange={({ target }) => change("symbol", target.value)}
      />
      <DayField
        label="Ngày ký"
        value={typed.signedDay}
        tried={wrong.signedDay !== undefined}
        error={wrong.signedDay}
        onChange={(text) => change("signedDay", text)}
      />
    </div>
  );
}

export interface SigningQuestionProps {
  /** What is rarely meant; none: nothing is asked. */
  doubts: readonly string[];
  confirmLabel: string;
  onSure: () => void;
  onMend: () => void;
}

/** Asks about what may stand on a signed paper and is rarely meant. */
export function SigningQuestion(props: SigningQuestionProps): ReactNode {
  const { doubts, confirmLabel, onSure, onMend } = props;
  return (
    <Confirm
      open={doubts.length > 0}
      title="Văn bản đã ký đúng như vậy?"
      confirmLabel={confirmLabel}
      cancelLabel="Sửa lại"
      onConfirm={onSure}
      onCancel={onMend}
    >
      {doubts.map((doubt) => (
        <p key={doubt}>{doubt}</p>
      ))}
      <p>Nộp rồi thì đơn vị không tự sửa được nữa.</p>
    </Confirm>
  );
}
