import type PizZip from "pizzip";

/** Something in a Word file that fetches from elsewhere or runs when the file is opened. */
export interface OutsidePart {
  /** What it is: an address, the name of a part, a field code. */
  readonly what: string;
  /** The part of the file that holds it. */
  readonly file: string;
}

/** Parts that carry programs or other files. */
const CARRIES =
  /^word\/(?:.*\/)?(?:vbaProject\.bin|vbaData\.xml|embeddings\/.+|activeX\/.+|afchunk.*)$/iu;

/** Codes of fields that read other files or start programs. */
const FIELD = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b/u;

/** An element's start as any writer may spell it: its name without prefix, and its attributes. */
const START = /<(?:[\p{L}\p{N}_.-]+:)?([\p{L}\p{N}_.-]+)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)>/gu;
const ATTRIBUTE = /(?:[\p{L}\p{N}_.-]+:)?([\p{L}\p{N}_.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

/** Text with its entities resolved. */
function plain(xml: string): string {
  return xml.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex, decimal, name) => {
      if (typeof name === "string") return NAMED[name] ?? whole;
      const point = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Attributes by their name without prefix. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => [
      name,
      plain(double ?? single ?? ""),
    ]),
  );
}

/** A part without what no reader reads: comments, and CDATA as the text that it is. */
function readable(xml: string): string {
  return xml
    .replaceAll(/<!--[\s\S]*?-->/gu, "")
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/gu, (_whole, text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    );
}

/** A relationship that leads out of the file; a hyperlink waits until somebody clicks it. */
function outgoing(xml: string): readonly string[] {
  return [...xml.matchAll(START)].flatMap(([, name, text = ""]) => {
    if (name !== "Relationship") return [];
    const attributes = attributesOf(text);
    const leaves = attributes.get("TargetMode")?.trim().toLowerCase() === "external";
    const clicked = attributes.get("Type")?.trim().endsWith("/hyperlink") === true;
    return leaves && !clicked ? [attributes.get("Target") ?? name] : [];
  });
}

/** Field codes may be split over runs: their text is read as one. */
function fieldCodes(xml: string): readonly string[] {
  const split: string[] = [];
  const simple: string[] = [];
  for (const start of xml.matchAll(START)) {
    const [whole, name, text = ""] = start;
    const after = start.index + whole.length;
    if (name === "instrText") split.push(plain(xml.slice(after, xml.indexOf("<", after))));
    if (name === "fldSimple") simple.push(attributesOf(text).get("instr") ?? "");
  }
  const found = FIELD.exec([split.join(""), ...simple].join(" ").toUpperCase());
  return found === null ? [] : [found[0]];
}

/** A part that is written in UTF-16 would hide from everything that is looked for here. */
function isOtherEncoding(xml: string): boolean {
  return xml.slice(0, 8).includes("\0");
}

/** Everything in a Word file that would reach out of it. */
export function outsideParts(zip: PizZip): readonly OutsidePart[] {
  return Object.keys(zip.files).flatMap((file) => {
    const last = file.slice(file.lastIndexOf("/") + 1);
    if (CARRIES.test(file)) return [{ what: last, file }];
    const isRelations = /\.rels$/iu.test(file);
    if (!isRelations && !/^word\/.+\.xml$/iu.test(file)) return [];
    const text = zip.file(file)?.asText() ?? "";
    if (isOtherEncoding(text)) return [{ what: last, file }];
    const found = isRelations ? outgoing(readable(text)) : fieldCodes(readable(text));
    return found.map((what) => ({ what, file }));
  });
}
