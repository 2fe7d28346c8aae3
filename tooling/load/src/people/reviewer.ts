import { countryId } from "@cchc/api/units/country";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { roundId } from "@cchc/bench/fill/round";
import { running } from "../place/running.ts";
import { type Line, Refused } from "./line.ts";
import type { Pace } from "./pace.ts";

const indicators = indicatorsFor(ANNUAL_FORM, running.to).map(({ code }) => code);
/** Seconds in which a reviewer looks at a screen, on average. */
const looking = 6;

/** One reviewer who reads, screen after screen, until the day ends. */
export async function workAsReviewer(
  line: Line,
  { index, nodeId }: { readonly index: number; readonly nodeId: string },
  pace: Pace,
): Promise<void> {
  const node = { periodId: running.id, nodeId };
  const screens: readonly ((turn: number) => Promise<unknown>)[] = [
    () => line.query("overview", "review.overview", node),
    () => line.query("roll-up, a row a unit below", "review.rollUp", { ...node, by: "children" }),
    (turn) =>
      line.query("cells behind a rate", "review.drill", {
        ...node,
        indicator: indicators[(index + turn) % indicators.length],
      }),
    () => line.query("roll-up, a row a commune", "review.rollUp", { ...node, by: "submitters" }),
    // The country's round is ranked for whoever sees the country.
    ...(nodeId === countryId ? [() => line.query("ranking", "ranking.read", { roundId })] : []),
  ];
  await pace.pause(looking / 2);
  for (let turn = index; pace.left() > 0; turn += 1) {
    try {
      await screens[turn % screens.length]?.(turn);
    } catch (error) {
      // Counted where it happened; the next screen may work.
      if (!(error instanceof Refused)) throw error;
    }
    await pace.pause(looking);
  }
}
