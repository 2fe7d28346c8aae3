import { ReadProblem } from "./problem.ts";
import type { ZipPart } from "./zip.ts";

const LINK = "hyperlink ";
const [OPEN, COLON, NO_LINK] = Buffer.from("<:x");

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /\w/.test(String.fromCharCode(byte));
}

/** Whether the name at this place is that of a tag, alone or behind the short name of its family. */
function isTagName(body: Buffer, at: number): boolean {
  let before = at - 1;
  if (body[before] === COLON) {
    before -= 1;
    while (isLetter(body[before])) before -= 1;
  }
  return body[before] === OPEN;
}

/** The part in the letters in which the library is to find it. Throws a {@link ReadProblem}. */
function inUtf8(body: Buffer): Buffer {
  if (body[0] === 0xff && body[1] === 0xfe) return Buffer.from(body.toString("utf16le", 2));
  // The library takes this for UTF-16 as well; no office program writes it.
  if (body[1] === 0xfe && body[2] === 0xff) throw new ReadProblem("corrupt");
  return body;
}

/**
 * A part of a zipped spreadsheet in UTF-8 whose links have another name, so that the library steps over
 * them: it makes every cell that a link covers, and one link may cover a whole sheet. What was given
 * stays as it is. Throws a {@link ReadProblem}.
 */
export function plainPart(part: ZipPart): ZipPart {
  const body = inUtf8(part.body);
  const links: number[] = [];
  for (let at = body.indexOf(LINK); at >= 0; at = body.indexOf(LINK, at + LINK.length)) {
    if (isTagName(body, at)) links.push(at);
  }
  if (links.length === 0) return { name: part.name, body };
  const plain = Buffer.from(body);
  for (const at of links) plain[at] = NO_LINK ?? 0;
  return { name: part.name, body: plain };
}
