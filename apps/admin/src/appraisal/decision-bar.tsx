import type { ReactNode } from "react";
import { itemActionRules } from "@cchc/domain/appraisal/workflow";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Check } from "@cchc/ui/field";
import type { AppraiserAction, CaseRow } from "./cases.ts";
import { useBottomBar } from "./use-bottom-bar.ts";

export interface DecisionBarProps {
  row: Pick<CaseRow, "name" | "scoreState">;
  /** What is decided, where it is not the commune's name that tells the rows apart. */
  label?: string;
  /** How many communes are in its group, itself counted. */
  alike: number;
  together: boolean;
  onTogether: (together: boolean) => void;
  /** How many communes an act would decide, as things stand. */
  countOf?: (action: AppraiserAction | "confirm") => number;
  /** Somebody else changed the score and waits for a second person. */
  confirmable: boolean;
  /** All of its group that wait for the reader as the second person, in one go. */
  confirmGroup?: { readonly count: number; readonly act: () => void } | undefined;
  /** The change is the reader's own: another has to confirm it. */
  ownChange: boolean;
  possible: (action: AppraiserAction) => boolean;
  onAct: (action: AppraiserAction) => void;
  onConfirm: () => void;
  onMove: (step: number) => void;
  /** Shows or hides the panel where there is no room for it beside the table. */
  panel?: { readonly shown: boolean; readonly toggle: () => void } | undefined;
}

const acts: readonly { readonly action: AppraiserAction; readonly key: string }[] = [
  { action: "accept", key: "A" },
  { action: "change", key: "C" },
  { action: "return", key: "R" },
  { action: "undo", key: "U" },
];

/** What can be done to the row in hand, each button with its key: the legend is the bar itself. */
export function DecisionBar(props: DecisionBarProps): ReactNode {
  const { row, alike, together, onTogether, possible, onAct, onMove } = props;
  const bar = useBottomBar();
  const name = props.label ?? row.name;
  const forWhom = (action: AppraiserAction | "confirm"): string => {
    const count = props.countOf?.(action) ?? 1;
    return together && (count > 1 || action === "confirm")
      ? ` cho ${formatCount(count)} đơn vị`
      : "";
  };
  const some = acts.some(({ action }) => possible(action));
  const group = props.confirmGroup;
  const whole =
    group !== undefined && group.count > (props.confirmable ? 1 : 0) ? group : undefined;
  return (
    <section
      ref={bar}
      className="a-actions c-no-print a-decide"
      aria-label={`Quyết định cho ${name}`}
    >
      <div className="a-decide-who">
        <strong>{name}</strong>
        <span className="a-decide-move">
          <Button small tone="quiet" aria-keyshortcuts="K ArrowUp" onClick={() => onMove(-1)}>
            <kbd>K</kbd> <span className="a-wide">lên</span>
          </Button>
          <Button small tone="quiet" aria-keyshortcuts="J ArrowDown" onClick={() => onMove(1)}>
            <kbd>J</kbd> <span className="a-wide">xuống</span>
          </Button>
          {props.panel !== undefined && (
            <Button
              small
              tone="quiet"
              aria-expanded={props.panel.shown}
              onClick={props.panel.toggle}
            >
              {props.panel.shown ? "Ẩn chi tiết" : "Chi tiết"}
            </Button>
          )}
        </span>
      </div>
      {some || props.confirmable || whole !== undefined ? (
        <>
          {props.confirmable && (
            <Button small tone="primary" aria-keyshortcuts="X" onClick={props.onConfirm}>
              Xác nhận điểm{forWhom("confirm")} <kbd>X</kbd>
            </Button>
          )}
          {whole !== undefined && (
            <Button small onClick={whole.act}>
              Xác nhận điểm cho {formatCount(whole.count)} đơn vị
            </Button>
          )}
          {acts.map(({ action, key }) => (
            <Button
              key={action}
              small
              tone={action === "accept" && !props.confirmable ? "primary" : "secondary"}
              disabled={!possible(action)}
              aria-keyshortcuts={key}
              onClick={() => onAct(action)}
            >
              {itemActionRules[action].label}
              {forWhom(action)}
              {(action === "change" || action === "return") && "…"} <kbd>{key}</kbd>
            </Button>
          ))}
          {alike > 1 && (
            <Check
              label={`Quyết định chung cho ${formatCount(alike)} đơn vị giống nhau`}
              hint="(G)"
              checked={together}
              onChange={(event) => onTogether(event.target.checked)}
            />
          )}
          {props.ownChange && (
            <p className="c-hint">Bạn đã chấm khác: cần người thứ hai xác nhận.</p>
          )}
        </>
      ) : (
        <p className="c-hint">{whyNot(row)}</p>
      )}
    </section>
  );
}

function whyNot({ scoreState }: Pick<CaseRow, "scoreState">): string {
  switch (scoreState) {
    case "returned":
      return "Bản chấm đang ở đơn vị để giải trình; quyết định được sau khi đơn vị nộp lại.";
    case "appraised":
    case "approved":
      return "Đã kết thúc thẩm định; chỉ lãnh đạo mở lại được, kèm lý do.";
    default:
      return "Mục này đang chờ đơn vị.";
  }
}
