import { createContext, type KeyboardEvent, type ReactNode, useContext } from "react";
import type { FigureRun, Run } from "@cchc/domain/report-text/block";

/** What a figure of the paper does when it is pressed; `at`: its place in reading order, from 0. */
export interface FigureActions {
  /** The figure whose explanation is open. */
  readonly current: number | undefined;
  readonly press: (figure: FigureRun, at: number) => void;
}

/** Absent where figures are only read. */
export const FigureContext = createContext<FigureActions | undefined>(undefined);

/** Places of the figures in reading order; an object is its own place. */
export const FigurePlaces = createContext<ReadonlyMap<FigureRun, number>>(new Map());

/** The element of a figure, for links and for whoever goes from one missing figure to the next. */
export function figureId(at: number): string {
  return `so-${at + 1}`;
}

function Figure({ figure }: { figure: FigureRun }): ReactNode {
  const actions = useContext(FigureContext);
  const at = useContext(FigurePlaces).get(figure) ?? 0;
  const missing = figure.state === "missing";
  const look = missing ? "p-figure p-figure-missing" : "p-figure";
  const hint = figure.mark === undefined ? {} : { title: figure.mark };
  if (actions === undefined) {
    return (
      <span id={figureId(at)} className={missing ? "p-figure-missing" : undefined} {...hint}>
        {figure.text}
      </span>
    );
  }
  const press = (): void => actions.press(figure, at);
  // A button would not break across lines, and a figure may be a sentence.
  return (
    <span
      id={figureId(at)}
      role="button"
      tabIndex={0}
      className={look}
      aria-pressed={actions.current === at}
      onClick={press}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press();
      }}
      {...hint}
    >
      {figure.text}
    </span>
  );
}

/** Runs as they stand on paper. */
export function Runs({ runs }: { runs: readonly Run[] }): ReactNode {
  return runs.map((run, at) => {
    // Runs of one paragraph have no names of their own; their order is the text.
    const key = `${at} ${run.kind}`;
    if (run.kind === "figure") return <Figure key={key} figure={run} />;
    const { text, bold, italic } = run;
    const inner = italic === true ? <em>{text}</em> : text;
    return bold === true ? <strong key={key}>{inner}</strong> : <span key={key}>{inner}</span>;
  });
}
