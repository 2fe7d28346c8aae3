type Compare = (a: unknown, b: unknown) => number;

/** Array methods of 2023 that Chrome 109 (Windows 7 and 8) does not have yet. */
const additions = {
  toSorted(this: readonly unknown[], compare?: Compare): unknown[] {
    return [...this].sort(compare);
  },
  toReversed(this: readonly unknown[]): unknown[] {
    return [...this].reverse();
  },
  with(this: readonly unknown[], index: number, value: unknown): unknown[] {
    const copy = [...this];
    copy[index < 0 ? copy.length + index : index] = value;
    return copy;
  },
};

/** Adds what is missing, before anything else runs; a browser that has it keeps its own. */
export function fillGaps(target: object = Array.prototype): void {
  for (const [name, value] of Object.entries(additions)) {
    if (name in target) continue;
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}
