import { describe, expect, it } from "vitest";
import { cellAction, nextPlace } from "./grid-navigation.ts";
import type { CellKey, GridPlace } from "./grid-navigation.ts";

const caret = (key: string, start: number, end: number, more: Partial<CellKey> = {}): CellKey => ({
  key,
  shift: false,
  modified: false,
  composing: false,
  selectionStart: start,
  selectionEnd: end,
  length: 5,
  ...more,
});

/** Row 1 is a heading: nothing to stand in. */
const canFocus = ({ row }: GridPlace): boolean => row !== 1;

describe("cellAction", () => {
  it("Enter goes down, Shift+Enter up", () => {
    expect(cellAction(caret("Enter", 2, 2))).toEqual({ kind: "move", direction: "down" });
    expect(cellAction(caret("Enter", 2, 2, { shift: true }))).toEqual({
      kind: "move",
      direction: "up",
    });
  });

  it.each([
    ["ArrowLeft", 1, 1, undefined],
    ["ArrowLeft", 0, 0, "left"],
    ["ArrowLeft", 0, 5, "left"],
    ["ArrowLeft", 0, 3, undefined],
    ["ArrowRight", 4, 4, undefined],
    ["ArrowRight", 5, 5, "right"],
    ["ArrowRight", 0, 5, "right"],
    ["ArrowUp", 3, 3, "up"],
    ["ArrowDown", 3, 3, "down"],
  ] as const)("%s with the selection %i–%i", (key, start, end, direction) => {
    expect(cellAction(caret(key, start, end))).toEqual(
      direction === undefined ? undefined : { kind: "move", direction },
    );
  });

  it("leaves selecting, undo and letters being composed to the browser", () => {
    expect(cellAction(caret("ArrowRight", 5, 5, { shift: true }))).toBeUndefined();
    expect(cellAction(caret("z", 5, 5, { modified: true }))).toBeUndefined();
    expect(cellAction(caret("Enter", 5, 5, { composing: true }))).toBeUndefined();
    expect(cellAction(caret("7", 5, 5))).toBeUndefined();
  });

  it("Escape restores", () => {
    expect(cellAction(caret("Escape", 0, 5))).toEqual({ kind: "restore" });
  });
});

describe("nextPlace", () => {
  const grid = { rows: 4, columns: 2, canFocus };

  it("steps over lines that hold no cell", () => {
    expect(nextPlace({ row: 0, column: 1 }, "down", grid)).toEqual({ row: 2, column: 1 });
    expect(nextPlace({ row: 2, column: 0 }, "up", grid)).toEqual({ row: 0, column: 0 });
  });

  it("stays at every edge", () => {
    expect(nextPlace({ row: 3, column: 0 }, "down", grid)).toBeUndefined();
    expect(nextPlace({ row: 0, column: 0 }, "up", grid)).toBeUndefined();
    expect(nextPlace({ row: 2, column: 0 }, "left", grid)).toBeUndefined();
    expect(nextPlace({ row: 2, column: 1 }, "right", grid)).toBeUndefined();
  });
});
