import {
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { inputText } from "@cchc/domain/scoring/input-text";
import { reasonSentence } from "@cchc/domain/scoring/sentence";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { median } from "@cchc/ui/scale";
import { Strip } from "@cchc/ui/score/strip";
import { StateMark } from "@cchc/ui/state-mark";
import { usePrinting } from "../frame/printing.ts";
import { TableRows } from "../overview/table-rows.tsx";
import type { RowScroller } from "../overview/windowed-rows.tsx";
import {
  type CaseLine,
  type CaseRow,
  claimOf,
  type CriterionRead,
  standingPoints,
} from "./cases.ts";
import { Papers } from "./papers.tsx";
import { appraisedUnitHref } from "./paths.ts";
import { itemKey, type Unwritten } from "./use-verdicts.ts";
import { itemWords } from "./words.ts";

/** Above this many lines only those in sight are drawn; paper gets all of them. */
const windowAbove = 60;

const columns = 6;

export interface CaseTableHandle {
  /** Moves the focus by so many rows; false at the end. */
  readonly move: (step: number) => boolean;
  readonly focusRow: (unitId: string) => void;
}

export interface CaseTableProps {
  read: CriterionRead;
  lines: readonly CaseLine[];
  current: string;
  /** Items on their way to the server. */
  busy: ReadonlySet<string>;
  /** A verdict that was refused: its rows say so. */
  clash: Unwritten | undefined;
  dot: string;
  onCurrent: (unitId: string) => void;
  ref: Ref<CaseTableHandle>;
}

/** The communes of one criterion, equal cases under one head. The row in hand has the focus. */
export function CaseTable(props: CaseTableProps): ReactNode {
  const { read, lines, current, onCurrent, ref } = props;
  const { leaf, rows } = read;
  const box = useRef<HTMLElement>(null);
  const scroller = useRef<RowScroller>(null);
  const wanted = useRef<string>(undefined);
  const printing = usePrinting();
  const windowed = lines.length > windowAbove && !printing;
  const points = useMemo(() => rows.flatMap((row) => standingPoints(row) ?? []), [rows]);
  const focusWanted = useCallback((): void => {
    if (wanted.current === undefined) return;
    const row = box.current?.querySelector(`[data-unit="${CSS.escape(wanted.current)}"]`);
    const link = row?.querySelector<HTMLElement>("th a");
    if (link == null) {
      // Not drawn yet: it is brought into sight first, and this is asked again.
      const at = lines.findIndex(
        (line) => line.kind === "row" && line.row.unitId === wanted.current,
      );
      if (at !== -1) scroller.current?.scrollTo(at);
      return;
    }
    wanted.current = undefined;
    link.focus();
    row?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  useLayoutEffect(focusWanted);
  const focusRow = useCallback(
    (unitId: string): void => {
      wanted.current = unitId;
      onCurrent(unitId);
      focusWanted();
    },
    [focusWanted, onCurrent],
  );
  useImperativeHandle(
    ref,
    () => ({
      focusRow,
      move: (step) => {
        const ids = lines.flatMap((line) => (line.kind === "row" ? [line.row.unitId] : []));
        const next = ids[ids.indexOf(current) + step];
        if (next === undefined) return false;
        focusRow(next);
        return true;
      },
    }),
    [current, focusRow, lines],
  );
  const lowest = Math.min(0, ...points);
  const half = median(points);
  const middle = half === undefined ? undefined : Math.round(half);
  const draw = (index: number, measure?: (element: HTMLElement | null) => void): ReactNode => {
    const line = lines[index];
    if (line === undefined) return null;
    if (line.kind === "head") {
      return (
        <tr key={line.group.key} className="c-group" data-index={index} ref={measure}>
          <th scope="rowgroup" colSpan={columns}>
            <span className="a-group-words">
              {line.group.sentence}
              {line.group.key !== "alone" && <Figures row={line.group.rows[0]} />}
            </span>
          </th>
        </tr>
      );
    }
    return (
      <Row
        key={line.row.unitId}
        {...props}
        index={index}
        measure={measure}
        row={line.row}
        alone={line.group.rows.length === 1}
        points={points}
        lowest={lowest}
      />
    );
  };
  return (
    <section
      className={windowed ? "c-table-box c-table-tall" : "c-table-box"}
      aria-label="Các đơn vị"
      ref={box}
    >
      <table className="c-table a-cases" aria-rowcount={lines.length + 1}>
        <caption className="c-sr">
          Mục {leaf.code} {leaf.label}: từng xã, phường. J và K hoặc mũi tên để chuyển dòng.
        </caption>
        <thead>
          <tr>
            <th scope="col">Xã, phường</th>
            <th scope="col" className="c-num">
              Tự chấm<span className="c-unit">điểm</span>
            </th>
            <th scope="col">Quyết định</th>
            <th scope="col">Số liệu, cách tính</th>
            <th scope="col">Minh chứng</th>
            <th scope="col">
              Trong {rows.length} đơn vị
              {middle !== undefined && (
                <span className="c-unit">trung vị {formatHundredths(middle)}</span>
              )}
            </th>
          </tr>
        </thead>
        <TableRows
          windowed={windowed}
          box={box}
          count={lines.length}
          width={columns}
          row={draw}
          scroller={scroller}
          onDrawn={focusWanted}
          atFirst={20}
        />
      </table>
    </section>
  );
}

interface RowProps extends CaseTableProps {
  row: CaseRow;
  /** Like no other: its figures stand on its own line. */
  alone: boolean;
  index: number;
  measure: ((element: HTMLElement | null) => void) | undefined;
  points: readonly number[];
  lowest: number;
}

function Row(props: RowProps): ReactNode {
  const { row, alone, index, measure, points, lowest, read, current, busy, clash, dot, onCurrent } =
    props;
  const { leaf, people } = read;
  const { item } = row;
  const claim = claimOf(row);
  const own = standingPoints(row);
  const { tone, text } = itemWords(row);
  const by = item?.decidedBy == null ? undefined : people[item.decidedBy];
  const key = itemKey({ unitId: row.unitId, leaf: leaf.code });
  const sent = clash?.verdict.items.find(({ unitId }) => unitId === row.unitId);
  const passed = sent !== undefined && sent.version !== (item?.version ?? 0);
  return (
    <tr
      data-unit={row.unitId}
      data-index={index}
      data-selected={row.unitId === current ? "" : undefined}
      aria-rowindex={index + 2}
      ref={measure}
      onFocus={() => onCurrent(row.unitId)}
      onClick={() => onCurrent(row.unitId)}
    >
      <th scope="row">
        <Link href={appraisedUnitHref(dot, row.unitId, leaf.code)}>{row.name}</Link>
        {row.stale && (
          <span className="c-unit">
            <StateMark tone="doubt">căn cứ đã đổi</StateMark>
          </span>
        )}
      </th>
      <td className="c-num">{claim === undefined ? "–" : formatHundredths(claim)}</td>
      <td className="a-decision">
        {leaf.survey === true ? (
          <StateMark tone="none">Theo khảo sát</StateMark>
        ) : busy.has(key) ? (
          <StateMark tone="accent">Đang ghi…</StateMark>
        ) : (
          <StateMark tone={tone}>{text}</StateMark>
        )}
        {passed && (
          <span className="c-unit">
            <StateMark tone="wrong">
              {by ?? "Người khác"} vừa quyết định trước; quyết định của bạn chưa ghi
            </StateMark>
          </span>
        )}
        {item?.reason != null && <span className="c-unit">{item.reason}</span>}
        {item?.reply != null && <span className="c-unit">Trả lời: {item.reply}</span>}
      </td>
      <td className="a-inputs">
        {alone ? <Figures row={row} /> : <span className="c-quiet">như cả nhóm</span>}
      </td>
      <td className="a-papers">
        <Papers papers={row.evidence} wanted={leaf.survey === true ? "" : leaf.evidence} />
        {row.claimReason !== null && <span className="a-input">Lý do: {row.claimReason}</span>}
        {row.note !== null && <span className="a-input">Ghi chú: {row.note}</span>}
      </td>
      <td className="a-strip">
        <Strip
          values={points}
          own={own}
          low={lowest}
          high={leaf.max}
          label={`Điểm mục ${leaf.code}`}
          format={formatHundredths}
        />
        {row.lastYear !== null && (
          <span className="c-unit">năm trước {formatHundredths(row.lastYear)}</span>
        )}
      </td>
    </tr>
  );
}

/** The figures that went in, or why there are none. */
function Figures({ row }: { row: CaseRow | undefined }): ReactNode {
  if (row === undefined) return null;
  const { result } = row;
  const { inputs, rule } = result.because;
  if (inputs.length === 0) return <span className="a-input">{reasonSentence(result)}</span>;
  return (
    <span className="a-figures-line">
      {inputs.map((input) => (
        <span key={`${input.role} ${input.code} ${input.label}`} className="a-input">
          <span className="c-quiet">{input.label}: </span>
          {inputText(input, rule)}
        </span>
      ))}
    </span>
  );
}
