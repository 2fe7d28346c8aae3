import PizZip from "pizzip";

/** A figure found in a .docx that {@link writeDocx} made, perhaps edited since. */
export interface WrittenFigure {
  /** Place among the document's figures, from 1: the order of `figuresOfDocument`. */
  readonly at: number;
  /** Its code as far as the mark's name has room for it, other signs than letters and digits as `_`. */
  readonly code: string;
  /** The text that stands there now. */
  readonly text: string;
}

/** What a .docx says, figures apart from the rest. */
export interface WrittenText {
  readonly figures: readonly WrittenFigure[];
  /** All text outside the figures, one line a paragraph. */
  readonly rest: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replaceAll(
    /&(amp|lt|gt|quot|apos);/g,
    (whole, name: string) => ENTITIES[name] ?? whole,
  );
}

const TOKEN =
  /<w:bookmarkStart\b[^>]*>|<w:bookmarkEnd\b[^>]*>|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g;

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`w:${name}="([^"]*)"`).exec(tag)?.[1];
}

/**
 * Reads the figures between their bookmarks and everything else. A file that Word has saved again
 * keeps the bookmarks.
 * @throws {Error} where the bytes are no .docx
 */
export function readWritten(file: Uint8Array): WrittenText {
  const xml = new PizZip(file).file("word/document.xml")?.asText();
  if (xml === undefined) throw new Error("not a .docx");
  const open = new Map<string, { readonly at: number; readonly code: string; text: string }>();
  const figures: WrittenFigure[] = [];
  let rest = "";
  for (const match of xml.matchAll(TOKEN)) {
    const [token, content] = match;
    if (token.startsWith("<w:bookmarkStart")) {
      const name = /^_F(\d+)_(.*)$/.exec(attribute(token, "name") ?? "");
      if (name !== null) {
        const [, at, code = ""] = name;
        open.set(attribute(token, "id") ?? "", { at: Number(at), code, text: "" });
      }
    } else if (token.startsWith("<w:bookmarkEnd")) {
      const id = attribute(token, "id") ?? "";
      const figure = open.get(id);
      if (figure !== undefined) figures.push(figure);
      open.delete(id);
    } else if (content === undefined) rest += "\n";
    else if (open.size === 0) rest += unescaped(content);
    else for (const figure of open.values()) figure.text += unescaped(content);
  }
  return { figures, rest };
}
