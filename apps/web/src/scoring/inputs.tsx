import { type ReactNode, useState } from "react";
import type { InputValue } from "@cchc/domain/criteria/value";
import { formatDay } from "@cchc/domain/text/days";
import { formatHundredths, parseCount, parseDate, parseRate } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Check, TextField } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import type { Ask } from "./asks.ts";
import { askId } from "./paths.ts";
import { countText, goOn, Typed } from "./typed-field.tsx";

export interface AskProps<A extends Ask = Ask> {
  ask: A;
  value: InputValue | undefined;
  readOnly: boolean;
  onAnswer: (value: InputValue | undefined) => void;
}

type Of<K extends Ask["kind"]> = AskProps<Extract<Ask, { kind: K }>>;

/** One question with the browser's own control for it. */
export function AskInput({ ask, ...rest }: AskProps): ReactNode {
  switch (ask.kind) {
    case "yes-no":
      return <YesNo ask={ask} {...rest} />;
    case "choice":
      return <OneOf ask={ask} {...rest} />;
    case "grade":
      return <Grade ask={ask} {...rest} />;
    case "count":
    case "day":
      return <OneText ask={ask} {...rest} />;
    case "ratio":
      return <Ratio ask={ask} {...rest} />;
    case "claim":
      return <Claim ask={ask} {...rest} />;
  }
}

interface ChoicesProps {
  ask: Ask;
  options: readonly { readonly value: string; readonly label: string }[];
  chosen: string | undefined;
  readOnly: boolean;
  onChoose: (value: string | undefined) => void;
  /** Side by side instead of below each other. */
  line?: boolean;
}

function Choices({ ask, options, chosen, readOnly, onChoose, line }: ChoicesProps): ReactNode {
  return (
    <fieldset className={line === true ? "s-ask s-ask-line" : "s-ask"} disabled={readOnly}>
      <legend>{ask.label}</legend>
      <div className="s-choices" role="presentation" onKeyDown={goOn}>
        {options.map(({ value, label }, at) => (
          <Check
            key={value}
            {...(at === 0 ? { id: askId(ask.code) } : {})}
            type="radio"
            name={askId(ask.code)}
            label={label}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
        ))}
        {chosen !== undefined && !readOnly && (
          <Button
            small
            tone="quiet"
            aria-label={`Bỏ trả lời: ${ask.label}`}
            onClick={() => onChoose(undefined)}
          >
            Bỏ trả lời
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const yesNo = [
  { value: "yes", label: "Có" },
  { value: "no", label: "Không" },
] as const;

function isYes(value: InputValue | undefined): boolean | undefined {
  if (typeof value === "boolean") return value;
  return typeof value === "number" ? value > 0 : undefined;
}

function YesNo({ ask, value, readOnly, onAnswer }: Of<"yes-no" | "count" | "day">): ReactNode {
  const yes = isYes(value);
  return (
    <Choices
      line
      ask={ask}
      options={yesNo}
      chosen={yes === undefined ? undefined : yes ? "yes" : "no"}
      readOnly={readOnly}
      onChoose={(chosen) => onAnswer(chosen === undefined ? undefined : chosen === "yes")}
    />
  );
}

function OneOf({ ask, value, readOnly, onAnswer }: Of<"choice">): ReactNode {
  return (
    <Choices
      ask={ask}
      options={ask.options.map(({ code, label }) => ({ value: code, label }))}
      chosen={typeof value === "string" ? value : undefined}
      readOnly={readOnly}
      onChoose={onAnswer}
    />
  );
}

function OneText({ ask, value, readOnly, onAnswer }: Of<"yes-no" | "count" | "day">): ReactNode {
  const shared = { id: askId(ask.code), label: ask.label, readOnly };
  return (
    <div className="s-ask">
      {ask.kind === "day" ? (
        <Typed
          {...shared}
          hint="ngày/tháng/năm"
          kept={typeof value === "string" ? formatDay(value) : ""}
          parse={parseDate}
          onTyped={onAnswer}
        />
      ) : (
        <Typed {...shared} kept={countText(value)} parse={parseCount} onTyped={onAnswer} />
      )}
    </div>
  );
}

/** Both counts make the answer: one alone waits for the other. */
function Ratio({ ask, value, readOnly, onAnswer }: Of<"ratio">): ReactNode {
  const whole = typeof value === "object" && "numerator" in value ? value : undefined;
  const [half, setHalf] = useState<{ above?: number | undefined; below?: number | undefined }>({});
  const above = half.above ?? whole?.numerator;
  const below = half.below ?? whole?.denominator;
  const take = (next: { above?: number | undefined; below?: number | undefined }): void => {
    if (next.above !== undefined && next.below !== undefined) {
      onAnswer({ numerator: next.above, denominator: next.below });
      setHalf({});
      return;
    }
    setHalf(next);
    if (whole !== undefined) onAnswer(undefined);
  };
  const stated = typeof value === "object" && "rate" in value ? value.rate : undefined;
  const one = above !== undefined && below === undefined;
  const other = above === undefined && below !== undefined;
  return (
    <fieldset className="s-ask">
      <legend>{ask.label}</legend>
      {stated !== undefined && (
        <p className="c-small">Đang ghi tỷ lệ {formatHundredths(stated)} %, chưa có tử số.</p>
      )}
      <div className="s-pair">
        <Typed
          id={askId(ask.code)}
          label={ask.above}
          kept={countText(above)}
          readOnly={readOnly}
          parse={parseCount}
          onTyped={(typed) => take({ above: typed, below })}
        />
        <Typed
          id={`${askId(ask.code)}-mau`}
          label={ask.below}
          kept={countText(below)}
          readOnly={readOnly}
          parse={parseCount}
          onTyped={(typed) => take({ above, below: typed })}
        />
      </div>
      {(one || other) && (
        <p className="c-small c-tone-doubt">
          Ghi thêm {one ? "tổng số" : "tử số"} thì mục này được lưu và tính điểm.
        </p>
      )}
    </fieldset>
  );
}

/** One grade, or how many of each; whichever is filled counts. */
function Grade({ ask, value, readOnly, onAnswer }: Of<"grade">): ReactNode {
  const counts = typeof value === "object" && "counts" in value ? value.counts : undefined;
  return (
    <div className="s-ask">
      <Select
        id={askId(ask.code)}
        label={ask.label}
        disabled={readOnly}
        value={typeof value === "string" ? value : ""}
        choices={[
          { value: "", label: counts === undefined ? "Chọn…" : "Theo số lượng từng mức" },
          ...ask.options.map(({ code, label }) => ({ value: code, label })),
        ]}
        onKeyDown={goOn}
        onChange={({ target }) => onAnswer(target.value === "" ? undefined : target.value)}
      />
      <details open={counts !== undefined || undefined}>
        <summary>Kê khai số lượng từng mức</summary>
        <div className="s-pair">
          {ask.options.map(({ code, label }) => (
            <Typed
              key={code}
              id={`${askId(ask.code)}-${code}`}
              label={label}
              kept={countText(counts?.[code])}
              readOnly={readOnly}
              parse={parseCount}
              onTyped={(typed) => onAnswer({ counts: { ...counts, [code]: typed ?? 0 } })}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** Points that a person gives, with the reason. */
function Claim({ ask, value, readOnly, onAnswer }: Of<"claim">): ReactNode {
  const claim = typeof value === "object" && "claim" in value ? value : undefined;
  const [reason, setReason] = useState<string>();
  const words = reason ?? claim?.reason ?? "";
  const write = (points: number | undefined, why: string): void => {
    if (points === undefined) onAnswer(undefined);
    else onAnswer({ claim: points, ...(why.trim() === "" ? {} : { reason: why.trim() }) });
  };
  return (
    <div className="s-ask c-stack">
      <Typed
        id={askId(ask.code)}
        label={ask.label}
        hint="Điểm, nhiều nhất hai chữ số sau dấu phẩy"
        kept={claim === undefined ? "" : formatHundredths(claim.claim)}
        readOnly={readOnly}
        parse={parseRate}
        onTyped={(points) => write(points, words)}
      />
      <TextField
        id={`${askId(ask.code)}-ly-do`}
        label={ask.reason ? "Lý do (bắt buộc)" : "Lý do"}
        hint="In trên phiếu điểm khi công bố."
        rows={2}
        maxLength={2000}
        readOnly={readOnly}
        value={words}
        onChange={(event) => setReason(event.target.value)}
        onBlur={() => {
          if (claim !== undefined && words.trim() !== (claim.reason ?? ""))
            write(claim.claim, words);
          if (claim !== undefined) setReason(undefined);
        }}
      />
    </div>
  );
}
