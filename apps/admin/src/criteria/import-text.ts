import { formatHundredths } from "@cchc/domain/text/numbers";

/** Most characters of a set's text, and most bytes that it may take on the way; the server's own limits. */
const most = { characters: 900_000, bytes: 1_000_000 } as const;

/** A file's text as it is sent, or why it cannot be. */
export type ImportText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Without the blanks that only people need; what is no JSON stays, for the server to say so. */
function withoutBlanks(text: string): string {
  const bare = text.replace(/^\uFEFF/, "");
  try {
    return JSON.stringify(JSON.parse(bare));
  } catch {
    return bare;
  }
}

/**
 * Makes a file ready to be sent. What counts is its size on the way: Vietnamese letters take two or
 * three bytes each, and every quotation mark in it is escaped.
 */
export function importText(text: string): ImportText {
  if (text.trim() === "") {
    return { ok: false, problem: "Tệp trống: hãy chọn tệp JSON của một bộ tiêu chí." };
  }
  const sent = withoutBlanks(text);
  const bytes = new TextEncoder().encode(JSON.stringify(sent)).length;
  if (sent.length <= most.characters && bytes <= most.bytes) return { ok: true, text: sent };
  const large = formatHundredths(Math.ceil(bytes / 10_000));
  return {
    ok: false,
    problem: `Bộ tiêu chí trong tệp chiếm ${large} MB khi gửi, máy chủ nhận nhiều nhất 0,90 triệu ký tự và 1,00 MB: hãy rút ngắn phần hướng dẫn, ví dụ rồi chọn lại tệp.`,
  };
}
