import { memo, type ReactNode, type RefObject, useEffect, useMemo } from "react";
import { linesOf, marksOf, type Run, runsOf } from "./marks.ts";
import type { Reading } from "./reading.ts";
import { markWords, RunText } from "./run-text.tsx";
import { TablePaper } from "./table-paper.tsx";

export interface DocumentPaneProps {
  reading: Reading;
  box: RefObject<HTMLDivElement | null>;
  /** Somebody pressed a marked stretch: the ids that lie on it. */
  onMark: (ids: readonly string[]) => void;
}

/** The file's own words, with what was found marked where it stands. */
export const DocumentPane = memo(function DocumentPane(props: DocumentPaneProps): ReactNode {
  const { reading, box, onMark } = props;
  const lines = useMemo(() => linesOf(runsOf(reading.text, marksOf(reading))), [reading]);
  useEffect(() => {
    const paper = box.current;
    if (paper === null) return undefined;
    const press = ({ target }: MouseEvent): void => {
      const mark = target instanceof Element ? target.closest<HTMLElement>("[data-marks]") : null;
      if (mark !== null) onMark(mark.dataset["marks"]?.split(" ") ?? []);
    };
    // The list of figures is the way by keyboard; here one only scrolls.
    paper.setAttribute("tabindex", "0");
    paper.addEventListener("click", press);
    return () => paper.removeEventListener("click", press);
  }, [box, onMark]);
  return (
    <section className="i-document" aria-label={`Nội dung tệp ${reading.file.name}`}>
      <p className="i-legend c-small">
        {(["certain", "doubt", "unknown", "finding", "citation"] as const).map((kind) => (
          <span key={kind}>
            <mark className={`i-mark i-mark-${kind}`}>{markWords[kind]}</mark>
          </span>
        ))}
      </p>
      <div className="i-paper" ref={box}>
        {reading.table === null ? (
          lines.map((runs, at) => (
            // Lines never move.
            <Line key={at} runs={runs} />
          ))
        ) : (
          <TablePaper lines={lines} />
        )}
      </div>
    </section>
  );
});

function Line({ runs }: { runs: readonly Run[] }): ReactNode {
  if (runs.length === 0) return <p className="i-line i-line-empty" />;
  const table = runs.some(({ text }) => text.includes("\t"));
  return (
    <p className={table ? "i-line i-line-table" : "i-line"}>
      {runs.map((run) => (
        <RunText key={run.start} run={run} />
      ))}
    </p>
  );
}

/** Brings the first run of a mark into the middle of its pane and points at all of them. */
export function showMark(box: HTMLElement | null, id: string | undefined): void {
  if (box === null) return;
  for (const lit of box.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  if (id === undefined) return;
  const found = box.querySelectorAll<HTMLElement>(`[data-marks~="${CSS.escape(id)}"]`);
  for (const mark of found) mark.setAttribute("data-lit", "");
  const first = found[0];
  if (first === undefined) return;
  const top = first.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  const target = top - box.clientHeight / 3;
  // The page itself stays where it is: only the paper moves.
  box.scrollTo({ top: target });
}
