import PizZip from "pizzip";

/** One wound of a file: where (a share of its length), of what kind, and with which bytes. */
export interface Wound {
  readonly kind: "flip" | "set" | "cut" | "repeat" | "insert" | "end" | "huge";
  /** Any whole number ≥ 0, taken modulo the length. */
  readonly at: number;
  /** Bytes concerned. */
  readonly length: number;
  readonly bytes: Uint8Array;
}

export const WOUNDS = ["flip", "set", "cut", "repeat", "insert", "end", "huge"] as const;

function wounded(bytes: Buffer, { kind, at, length, bytes: other }: Wound): Buffer {
  if (bytes.length === 0) return Buffer.from(other);
  const start = at % bytes.length;
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
  switch (kind) {
    case "flip": {
      const copy = Buffer.from(bytes);
      copy[start] = (copy[start] ?? 0) ^ (1 << (length % 8));
      return copy;
    }
    case "set": {
      const copy = Buffer.from(bytes);
      copy.set(other.subarray(0, copy.length - start), start);
      return copy;
    }
    case "huge": {
      const copy = Buffer.from(bytes);
      copy.fill(0xff, start, Math.min(copy.length, start + 4));
      return copy;
    }
    case "cut":
      return Buffer.concat([before, after.subarray(length)]);
    case "repeat":
      return Buffer.concat([before, after.subarray(0, length), after]);
    case "insert":
      return Buffer.concat([before, other, after]);
    case "end":
      return Buffer.from(before);
  }
}

/** A file with its wounds, one after the other. */
export function damaged(bytes: Uint8Array, wounds: readonly Wound[]): Buffer {
  return wounds.reduce(wounded, Buffer.from(bytes));
}

/** A zipped file that is whole as a zip and hurt inside one of its parts. */
export function damagedInside(bytes: Uint8Array, part: number, wounds: readonly Wound[]): Buffer {
  const zip = new PizZip(bytes);
  const names = Object.keys(zip.files).filter((name) => /\.(?:xml|rels)$/.test(name));
  const name = names[part % Math.max(1, names.length)];
  const file = name === undefined ? undefined : zip.file(name);
  if (name === undefined || file === null || file === undefined) return Buffer.from(bytes);
  zip.file(name, damaged(file.asUint8Array(), wounds), { binary: true });
  return zip.generate({ type: "nodebuffer", compression: "STORE" });
}
