import PizZip from "pizzip";
import { expect, test } from "vitest";
import { zipParts } from "./zip.ts";

const packed = (compression: "DEFLATE" | "STORE"): Buffer => {
  const zip = new PizZip();
  for (const name of ["a.xml", "b.xml", "c.xml"]) zip.file(name, "x".repeat(1000));
  zip.file("xl/media/a.png", "x".repeat(1000));
  return zip.generate({ type: "nodebuffer", compression });
};

test.each(["DEFLATE", "STORE"] as const)(
  "%s: the parts are limited all together, not each alone, and pictures do not count",
  (compression) => {
    const bytes = packed(compression);
    const lengths = zipParts(bytes, { inflatedBytes: 3000 }).map(({ body }) => body.length);
    expect(lengths).toEqual([1000, 1000, 1000]);
    expect(() => zipParts(bytes, { inflatedBytes: 2999 })).toThrow(
      expect.objectContaining({ code: "zip-bomb" }),
    );
  },
);
