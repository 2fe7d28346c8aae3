/** Where the focus goes next inside an entry grid. */
export type Direction = "up" | "down" | "left" | "right";

/** What a pressed key asks of a cell; `undefined` leaves the key to the browser. */
export type CellAction =
  | { readonly kind: "move"; readonly direction: Direction }
  | { readonly kind: "restore" };

/** The parts of a keyboard event and of the input that decide. */
export interface CellKey {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or the system key is held: never ours. */
  readonly modified: boolean;
  /** An input method is still putting a letter together. */
  readonly composing: boolean;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly length: number;
}

/**
 * Enter and the vertical arrows always move; the horizontal ones only when the caret already
 * stands at that edge or everything is selected, so that a figure can still be mended inside.
 */
export function cellAction(pressed: CellKey): CellAction | undefined {
  if (pressed.modified || pressed.composing) return undefined;
  const { key, shift, selectionStart, selectionEnd, length } = pressed;
  const whole = selectionStart === 0 && selectionEnd === length;
  switch (key) {
    case "Enter":
      return move(shift ? "up" : "down");
    case "ArrowDown":
      return shift ? undefined : move("down");
    case "ArrowUp":
      return shift ? undefined : move("up");
    case "ArrowLeft":
      return !shift && (whole || selectionEnd === 0) ? move("left") : undefined;
    case "ArrowRight":
      return !shift && (whole || selectionStart === length) ? move("right") : undefined;
    case "Escape":
      return { kind: "restore" };
    default:
      return undefined;
  }
}

function move(direction: Direction): CellAction {
  return { kind: "move", direction };
}

/** A place in the grid, both counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<Direction, GridPlace>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Whether there is a cell to stand in at a place (headings, sums are not). */
  readonly canFocus: (place: GridPlace) => boolean;
}

/**
 * The nearest place in a direction that can take the focus, or `undefined` at the edge: the focus
 * never jumps to another line or column by itself.
 */
export function nextPlace(
  from: GridPlace,
  direction: Direction,
  { rows, columns, canFocus }: Grid,
): GridPlace | undefined {
  const step = steps[direction];
  let place = { row: from.row + step.row, column: from.column + step.column };
  while (place.row >= 0 && place.row < rows && place.column >= 0 && place.column < columns) {
    if (canFocus(place)) return place;
    place = { row: place.row + step.row, column: place.column + step.column };
  }
  return undefined;
}
