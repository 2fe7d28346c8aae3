import { cleanText } from "@cchc/domain/text/hygiene";
import type { FileKind } from "./file-kind.ts";

/** File systems end at 255 bytes; a browser may add " (1)". */
const longest = 200;
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that any file system takes and that shows what the file is: the last part of what was sent. */
export function safeFileName(sent: string, kind: FileKind): string {
  const last = sent.split(/[/\\]/).at(-1) ?? "";
  const clean = cleanText(last)
    .replaceAll("\n", " ")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]+$/, "");
  const dot = clean.lastIndexOf(".");
  const ending = clean.slice(dot + 1).toLowerCase();
  const right = dot >= 0 && kind.extensions.includes(ending);
  const extension = right ? ending : (kind.extensions[0] ?? "");
  const stem = (right ? clean.slice(0, dot) : clean).replace(/[.\s]+$/, "");
  const named = stem === "" ? "tep" : device.test(stem) ? `_${stem}` : stem;
  return `${shortened(named, longest - extension.length - 1)}.${extension}`;
}

/** Cut between characters, counted in the bytes of UTF-8. */
function shortened(text: string, bytes: number): string {
  let left = bytes;
  let kept = "";
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept.trimEnd();
}

/** A `Content-Disposition` that new browsers read in full and old ones without accents. RFC 6266, RFC 8187. */
export function contentDisposition(how: "attachment" | "inline", name: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${full}`;
}
