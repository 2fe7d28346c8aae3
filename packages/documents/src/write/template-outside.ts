import type PizZip from "pizzip";

/** Something in a Word file that fetches from elsewhere or runs when the file is opened. */
export interface OutsidePart {
  /** What it is: an address, the name of a part, a field code. */
  readonly what: string;
  /** The part of the file that holds it. */
  readonly file: string;
}

/** Parts that carry programs or other files. */
const CARRIES = /^word\/(?:vbaProject\.bin|vbaData\.xml|embeddings\/.+|activeX\/.+|afchunk.*)$/u;

/** Codes of fields that read other files or start programs. */
const FIELD = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b/u;

/** A relationship that leads out of the file; a hyperlink waits until somebody clicks it. */
function outgoing(xml: string): readonly string[] {
  return [...xml.matchAll(/<Relationship\b[^>]*>/gu)].flatMap(([element]) => {
    const leaves = /TargetMode\s*=\s*["']External["']/u.test(element);
    const clicked = /Type\s*=\s*["'][^"']*\/hyperlink["']/u.test(element);
    if (!leaves || clicked) return [];
    return [/Target\s*=\s*["']([^"']*)["']/u.exec(element)?.[1] ?? element];
  });
}

/** Field codes may be split over runs: their text is read as one. */
function fieldCodes(xml: string): readonly string[] {
  const split = [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</gu)].map(([, text = ""]) => text);
  const simple = [...xml.matchAll(/w:instr\s*=\s*"([^"]*)"/gu)].map(([, text = ""]) => text);
  const found = FIELD.exec([split.join(""), ...simple].join(" ").toUpperCase());
  return found === null ? [] : [found[0]];
}

/** Everything in a Word file that would reach out of it. */
export function outsideParts(zip: PizZip): readonly OutsidePart[] {
  return Object.keys(zip.files).flatMap((file) => {
    const text = (): string => zip.file(file)?.asText() ?? "";
    if (CARRIES.test(file)) return [{ what: file.slice(file.lastIndexOf("/") + 1), file }];
    if (file.endsWith(".rels")) return outgoing(text()).map((what) => ({ what, file }));
    if (!/^word\/[^/]+\.xml$/u.test(file)) return [];
    return fieldCodes(text()).map((what) => ({ what, file }));
  });
}
