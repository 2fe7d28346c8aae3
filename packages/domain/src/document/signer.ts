/** By whose authority somebody signs. Source: Nghị định 30/2020/NĐ-CP, điều 13 and phụ lục I. */
export type SigningAuthority =
  /** The head for the collective: `TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH`. */
  | "collective"
  /** A deputy for the head: `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`, for the collective. */
  | "deputy"
  /** By order of the head: `TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG`. */
  | "order"
  /** Authorised by the head: `TUQ. CHỦ TỊCH / …`. */
  | "authorised"
  /** The head acting: `Q. CHỦ TỊCH`. */
  | "acting"
  /** The head of an office that is led by one person: `TRƯỞNG PHÒNG`. */
  | "head";

/** Who signs. Titles in usual letters; {@link signerLines} writes the capitals. */
export interface Signer {
  readonly authority: SigningAuthority;
  /** `"Ủy ban nhân dân"`, where a collective is signed for. */
  readonly body?: string;
  /** Title of the head: `"Chủ tịch"`. */
  readonly head: string;
  /** Title of whoever signs in the head's place: `"Phó Chủ tịch"`. */
  readonly title?: string;
  /** Name in full; absent on a draft. */
  readonly name?: string;
}

/** The lines above the signature, in capitals, outermost authority first. */
export function signerLines({ authority, body, head, title }: Signer): readonly string[] {
  const own = title ?? head;
  const lines: Readonly<Record<SigningAuthority, readonly string[]>> = {
    collective: [...(body === undefined ? [] : [`TM. ${body}`]), head],
    deputy: [...(body === undefined ? [] : [`TM. ${body}`]), `KT. ${head}`, own],
    order: [`TL. ${head}`, own],
    authorised: [`TUQ. ${head}`, own],
    acting: [...(body === undefined ? [] : [`TM. ${body}`]), `Q. ${head}`],
    head: [head],
  };
  return lines[authority].map((line) => line.toLocaleUpperCase("vi"));
}
