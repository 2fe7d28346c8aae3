import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
} from "react";

/** Brings a row into sight, whether or not it is drawn yet. */
export interface RowScroller {
  readonly scrollTo: (row: number) => void;
}

export interface WindowedRowsProps {
  box: RefObject<HTMLElement | null>;
  count: number;
  /** Columns that a spacer spans. */
  width: number;
  row: (index: number, measure: (element: HTMLElement | null) => void) => ReactNode;
  scroller: Ref<RowScroller>;
  /** Called whenever other rows have been drawn. */
  onDrawn: () => void;
}

/** Only the rows in sight of a long table; the others are held open by their height. */
export function WindowedRows(props: WindowedRowsProps): ReactNode {
  const { box, count, width, row, scroller, onDrawn } = props;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => 33,
    overscan: 16,
    scrollPaddingStart: 90,
    scrollPaddingEnd: 48,
  });
  useImperativeHandle(scroller, () => ({ scrollTo: (index) => virtual.scrollToIndex(index) }), [
    virtual,
  ]);
  useLayoutEffect(onDrawn);
  const items = virtual.getVirtualItems();
  return (
    <>
      <Spacer height={items[0]?.start ?? 0} width={width} />
      {items.map(({ index }) => row(index, virtual.measureElement))}
      <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} width={width} />
    </>
  );
}

function Spacer({ height, width }: { height: number; width: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr className="a-spacer" aria-hidden="true">
      <td colSpan={width} style={{ height, padding: 0 }} />
    </tr>
  );
}
