import type { LayoutElement, LayoutProfile, TextStyle } from "@cchc/domain/document/layout";

/** Millimetres in twentieths of a point, the measure of Word. */
export function mm(value: number): number {
  return Math.round((value * 1440) / 25.4);
}

/** Points in twentieths of a point. */
export function pt(value: number): number {
  return Math.round(value * 20);
}

/** Points in millimetres. */
export function pointsToMm(points: number): number {
  return (points * 25.4) / 72;
}

/** How an element of the layout is set. */
export function styleOf(layout: LayoutProfile, element: LayoutElement): TextStyle {
  return layout.styles[element];
}

/** Text as an element writes it: capitals where the layout asks for them. */
export function cased(text: string, { capitals }: TextStyle): string {
  const clean = withoutControls(text).normalize("NFC");
  return capitals ? clean.toLocaleUpperCase("vi") : clean;
}

/** Signs that no XML may hold; tabs and line ends become spaces. */
export function withoutControls(text: string): string {
  return text
    .replaceAll(/[\t\r\n]+/g, " ")
    .replaceAll(
      /[\p{Cc}\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu,
      "",
    );
}

/** Width between the margins, millimetres. */
export function textWidthOf(
  { page, margins }: Pick<LayoutProfile, "page" | "margins">,
  landscape: boolean,
): number {
  return (landscape ? page.height : page.width) - margins.left - margins.right;
}
