import type { LayoutElement, LayoutProfile, TextStyle } from "@cchc/domain/document/layout";

/** Mean width of a letter in sizes, measured on papers set in Times. */
const LETTER = { issuer: 0.66, nation: 0.61, date: 0.46 } as const;

/** Room between the two columns of the head, points. */
const GAP = 12;

/**
 * How elements of the head are set: the usual sizes where issuer and date stand beside one another on
 * one line each, else the smallest that the layout allows, as in the .docx.
 */
export function headSizes(
  layout: LayoutProfile,
  { issuer, date }: { readonly issuer: readonly string[]; readonly date: string },
): (element: LayoutElement) => TextStyle {
  const { styles, page, margins } = layout;
  const room = ((page.width - margins.left - margins.right) * 72) / 25.4 - GAP;
  const longest = Math.max(0, ...issuer.map((line) => line.length));
  const left = longest * LETTER.issuer * styles.issuer.size;
  const right = Math.max(
    date.length * LETTER.date * styles.placeDate.size,
    layout.nation.length * LETTER.nation * styles.nation.size,
  );
  const small = left + right > room;
  return (element) => {
    const style = styles[element];
    return small ? { ...style, size: style.smallest } : style;
  };
}
