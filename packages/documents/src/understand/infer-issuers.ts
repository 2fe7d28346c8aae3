import type { CitedDocument } from "./citations.ts";
import type { CleanText } from "./clean.ts";
import { foldText } from "./clean.ts";
import { tidyIssuer } from "./issuers.ts";

const OWN_ACTS =
  /(?:ubnd|uy ban nhan dan|dang uy|hdnd)(?: (?:xa|phuong|thi tran))?(?: [\p{L}]+){0,5} (?:da )?(?:chi dao |kip thoi |chu dong )?(?:xay dung|ban hanh|trien khai|tham muu|ra)(?![\p{L}])/u;

/** Names of the own committee without its place name: "UBND xã". */
function isOwn(name: string): boolean {
  return /^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran)$/.test(foldText(name));
}

const FULL_NAME =
  /(?:UBND|[UỦ]y ban nhân dân) (tỉnh|huyện|thành phố|thị xã|quận) (\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3})/gu;

/** "UBND tỉnh" is the province that the text names elsewhere. */
function fullName(name: string, names: ReadonlyMap<string, string>): string {
  const short = /^(.*?)UBND (tỉnh|huyện|thành phố|thị xã|quận)$/u.exec(name);
  const full = short === null ? undefined : names.get(foldText(short[2] ?? ""));
  return full === undefined || short === null ? name : `${short[1] ?? ""}${full}`;
}

const SAID_BEFORE =
  /(?:cua|do) ((?:ubnd|uy ban nhan dan|hdnd|so|phong|ban|van phong|bo|dang uy|chu tich|giam doc|truong phong)(?: [\p{L}-]+){1,7}) tai (?:cac )?$/u;

/** "Theo đề nghị của Sở Nội vụ tại Tờ trình số …": who issued it stands before it. */
function saidBefore({ folded, text }: CleanText, at: number): string | null {
  const lead = folded.slice(Math.max(0, at - 120), at);
  const match = SAID_BEFORE.exec(lead);
  if (match?.[1] === undefined) return null;
  const start = at - lead.length + match.index + match[0].indexOf(match[1]);
  return tidyIssuer(text.slice(start, start + match[1].length));
}

/**
 * Issuers that the text leaves out: taken over from the citation before in the same paragraph, or
 * the document's own issuer where its own acts are told. Marked as not stated.
 */
export function inferIssuers(
  clean: CleanText,
  cited: readonly CitedDocument[],
  own: string | null,
): readonly CitedDocument[] {
  const { folded, text } = clean;
  const result: CitedDocument[] = [];
  const names = new Map<string, string>();
  for (const match of text.matchAll(FULL_NAME)) {
    const short = foldText(match[1] ?? "");
    if (!names.has(short))
      names.set(short, `UBND ${(match[1] ?? "").toLocaleLowerCase("vi")} ${match[2] ?? ""}`);
  }
  for (const one of cited) {
    if (one.issuer !== null) {
      const full = own !== null && isOwn(one.issuer) ? own : fullName(one.issuer, names);
      result.push({ ...one, issuer: full });
      continue;
    }
    const said = saidBefore(clean, one.start);
    if (said !== null) {
      const full = own !== null && isOwn(said) ? own : fullName(said, names);
      result.push({ ...one, issuer: full, issuerStated: true });
      continue;
    }
    const before = result.at(-1);
    const between =
      before === undefined
        ? folded.slice(Math.max(0, one.start - 300), one.start)
        : folded.slice(before.end, one.start);
    const sameParagraph = before !== undefined && !between.includes("\n");
    if (OWN_ACTS.test(between.slice(-400))) result.push({ ...one, issuer: own });
    else if (
      sameParagraph &&
      before.symbol !== null &&
      one.symbol !== null &&
      !/-(?:cp|ttg)$/i.test(before.symbol)
    ) {
      result.push({ ...one, issuer: before.issuer });
    } else if (sameParagraph && one.symbol === null) result.push({ ...one, issuer: before.issuer });
    else if (/^(?:KH|QĐ|TB|BC|TTr|GM|CT)-UBND$/u.test(one.symbol ?? "") && before?.issuer === own)
      result.push({ ...one, issuer: own });
    else if (one.symbol?.endsWith("-UBND") === true) result.push({ ...one, issuer: own });
    else result.push(one);
  }
  return result;
}
