import { useParams, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { LinkProvider } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { LeafWhy } from "@cchc/ui/score/leaf-why";
import { Toasts } from "@cchc/ui/toast";
import { NotFound } from "../app/states.tsx";
import { drawCellLink } from "../entry/cell-link.tsx";
import type { Book, BookView } from "./book-shape.ts";
import { whyReadOnly } from "./closing.ts";
import { LeafSection } from "./leaf-section.tsx";
import { hrefOfInput, waitsForShut } from "./links.ts";
import { useScore } from "./open-score.ts";
import { askId, leafId, scorePath } from "./paths.ts";
import { whoOpens } from "./report-standing.ts";
import { addressOf, ScoreFrame } from "./score-frame.tsx";
import { type AreaLines, areasOf, type LeafLine, linesOf } from "./standing.ts";
import { useUndoKeys } from "./undo-keys.ts";
import { useStopwatch } from "./use-stopwatch.ts";

/** One area: every leaf with its points, its questions and why. */
export function AreaPage(): ReactNode {
  const { unitId, roundId, area } = useParams({
    from: "/trong/tu-cham/$unitId/$roundId/linh-vuc/$area",
  });
  const { book, view } = useScore({ unitId, roundId });
  const areas = areasOf(view);
  const known = areas.find(({ code }) => code === area);
  if (known === undefined) return <NotFound />;
  return <AreaSheet key={area} area={known} areas={areas} book={book} view={view} />;
}

interface SheetProps {
  area: AreaLines;
  areas: readonly AreaLines[];
  book: Book;
  view: BookView;
}

/** `2. Cải cách thể chế`; the bonus block has no number. */
export function areaTitle({ code, label, bonus }: AreaLines): string {
  return bonus ? label : `${code}. ${label}`;
}

/** `Được 4,50 trên 12,00 điểm.` */
export function areaLead(area: AreaLines): string {
  const lines = linesOf(area);
  const points = lines.reduce(
    (sum, { result }) => sum + (result.state === "scored" ? result.points : 0),
    0,
  );
  if (area.survey) {
    return `${formatHundredths(area.max)} điểm theo kết quả khảo sát, cấp trên nhập sau: đơn vị không phải chấm.`;
  }
  const bounds = area.bonus ? `thưởng tới ${formatHundredths(area.max)}` : "";
  return area.bonus
    ? `Được ${formatHundredths(points)} điểm, ${bounds}; ngoài tổng điểm.`
    : `Được ${formatHundredths(points)} trên ${formatHundredths(area.max)} điểm.`;
}

function AreaSheet({ area, areas, book, view }: SheetProps): ReactNode {
  const { opened } = view;
  const lines = linesOf(area);
  const [at, setAt] = useState(() => lines[0]?.leaf.code);
  // On a narrow screen the panel would cover the page before anything is asked.
  const [whyOpen, setWhyOpen] = useState(() => matchMedia("(min-width: 1101px)").matches);
  const [said, setSaid] = useState<string>();
  const closed = whyReadOnly(opened);
  const writable = useMemo(
    () => new Set(closed === undefined ? opened.writable : []),
    [opened.writable, closed],
  );
  const touches = useStopwatch(book, writable);
  const explained = lines.find(({ leaf }) => leaf.code === at);
  useArrival(setAt);
  useUndoKeys(book, (code, again) => {
    const input = document.getElementById(askId(code));
    input?.focus();
    setSaid(
      `${again ? "Đã làm lại" : "Đã hoàn tác"} câu trả lời cuối${input === null ? " ở trang khác" : ""}.`,
    );
  });
  return (
    <ScoreFrame
      title={areaTitle(area)}
      view={view}
      crumbs={[{ label: areaTitle(area) }]}
      aside={
        whyOpen && explained !== undefined ? (
          <Why view={view} line={explained} onClose={() => setWhyOpen(false)} />
        ) : undefined
      }
    >
      <div className="c-stack-wide" {...touches}>
        <PageHead title={areaTitle(area)} lead={areaLead(area)} />
        {closed !== undefined && <Notice title={closed} />}
        {area.criteria.map(({ code, label, lines: own }) => (
          <section key={code} className="s-criterion">
            <h2>
              {code} {label}
            </h2>
            {own.map((line) => (
              <div key={line.leaf.code} onFocusCapture={() => setAt(line.leaf.code)}>
                <LeafSection
                  book={book}
                  view={view}
                  line={line}
                  readOnly={!writable.has(line.leaf.code)}
                  explained={whyOpen && at === line.leaf.code}
                  onWhy={() => {
                    setAt(line.leaf.code);
                    setWhyOpen(true);
                  }}
                />
              </div>
            ))}
          </section>
        ))}
        <Neighbours area={area} areas={areas} view={view} />
      </div>
      <Toasts
        messages={said === undefined ? [] : [{ key: said, tone: "settled", text: said }]}
        onDismiss={() => setSaid(undefined)}
      />
    </ScoreFrame>
  );
}

/** A link to a leaf or question puts the keyboard there. */
function useArrival(onLeaf: (code: string) => void): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  useEffect(() => {
    if (hash === "") return;
    const id = decodeURIComponent(hash);
    const element = document.getElementById(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "start" });
    const leaf = element?.closest("[data-leaf]")?.getAttribute("data-leaf");
    if (leaf != null) onLeaf(leaf);
  }, [hash, onLeaf]);
}

interface WhyProps {
  view: BookView;
  line: LeafLine;
  onClose: () => void;
}

function Why({ view, line, onClose }: WhyProps): ReactNode {
  return (
    <>
      <div className="c-why-head">
        <h2 className="c-small c-quiet">Vì sao?</h2>
        <Button small tone="quiet" aria-label="Đóng phần Vì sao" onClick={onClose}>
          <Icon name="cross" />
        </Button>
      </div>
      <LinkProvider render={drawCellLink}>
        <LeafWhy
          leaf={line.leaf}
          result={line.result}
          hrefOf={hrefOfInput(view.opened, line.asks)}
          shut={waitsForShut(view.opened, line) ? whoOpens(view.opened) : undefined}
        >
          {line.leaf.examples.length > 0 && (
            <>
              <h3>Ví dụ của bộ tiêu chí</h3>
              <ul className="s-examples">
                {line.leaf.examples.slice(0, 4).map(({ note, expect }) => (
                  <li key={note}>
                    {note}:{" "}
                    {typeof expect === "number"
                      ? `${formatHundredths(expect)} điểm`
                      : expect === "missing"
                        ? "chưa có điểm"
                        : "không tính"}
                  </li>
                ))}
              </ul>
            </>
          )}
        </LeafWhy>
      </LinkProvider>
    </>
  );
}

function Neighbours({ area, areas, view }: Omit<SheetProps, "book">): ReactNode {
  const at = areas.findIndex(({ code }) => code === area.code);
  const before = areas[at - 1];
  const after = areas[at + 1];
  const address = addressOf(view.opened);
  const path = (code: string): string => scorePath(address, "linh-vuc", code);
  return (
    <nav className="c-row c-no-print" aria-label="Lĩnh vực trước, lĩnh vực sau">
      {after !== undefined && (
        <LinkButton href={path(after.code)} tone="primary">
          Tiếp: {after.label}
        </LinkButton>
      )}
      {before !== undefined && (
        <LinkButton href={path(before.code)}>Trước: {before.label}</LinkButton>
      )}
      <LinkButton
        href={scorePath(address, "kiem-tra")}
        tone={after === undefined ? "primary" : "secondary"}
      >
        Kiểm tra và nộp
      </LinkButton>
      <LinkButton href={scorePath(address)} tone="quiet">
        Về danh sách tiêu chí
      </LinkButton>
    </nav>
  );
}

/** The page and place of one leaf. */
export function leafHref(view: BookView, area: string, leaf: string): string {
  return `${scorePath(addressOf(view.opened), "linh-vuc", area)}#${leafId(leaf)}`;
}
