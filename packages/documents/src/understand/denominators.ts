import type { FoundFigure } from "./figures.ts";

/**
 * What a share is of is heard last and often left out: a denominator that differs from what the
 * text states elsewhere is the other total it equals, or none.
 */
export function settleDenominators(figures: FoundFigure[]): void {
  const said = (code: string): number | undefined => {
    const one = figures.find(
      ({ field, row, part, confidence }) =>
        field === code && row === "" && part !== "denominator" && confidence > 0.6,
    );
    return typeof one?.value === "number" ? one.value : undefined;
  };
  const [online, direct] = [said("tthc.received.online"), said("tthc.received.direct")];
  const fresh =
    said("tthc.received.new") ??
    (online === undefined || direct === undefined ? undefined : online + direct);
  const totals = [
    ["tthc.received.total", said("tthc.received.total")],
    ["tthc.received.new", fresh],
    ["tthc.resolved.total", said("tthc.resolved.total")],
    ["tthc.received.online", online],
  ] as const;
  figures.forEach((figure, index) => {
    if (figure.part !== "denominator" || figure.confidence > 0.6 || figure.row !== "") return;
    const own = totals.find(([code]) => code === figure.field);
    if (own?.[1] === figure.value) return;
    const other = totals.find(([, value]) => value === figure.value);
    // The online ones are part of what came in, new or in all: whichever of the two is stated.
    if (own?.[1] === undefined && (other === undefined || figure.field !== "tthc.received.new"))
      return;
    figures[index] = { ...figure, field: other?.[0] ?? null };
  });
}
