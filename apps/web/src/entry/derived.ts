import type { CheckContext, Finding } from "@cchc/domain/checks/check";
import { rowsIn, runChecks } from "@cchc/domain/checks/run";
import type { Form } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import { type Evaluation, evaluate } from "@cchc/domain/indicator/evaluate";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { type Cells, cellKey } from "@cchc/domain/report/cell";
import { type AreaCompleteness, completenessByArea } from "@cchc/domain/report/completeness";
import { type Proposal, proposals } from "@cchc/domain/report/derive";

/** Everything that follows from the cells of a report, reckoned again after every change. */
export interface Derived {
  readonly findings: readonly Finding[];
  readonly rates: readonly { readonly indicator: Indicator; readonly result: Evaluation }[];
  readonly areas: readonly AreaCompleteness[];
  /** By cell. */
  readonly proposals: ReadonlyMap<string, Proposal>;
}

/** `day`: the last one of the period, by which indicators are in force. */
export function derive(
  { form, day }: { readonly form: Form; readonly day: string },
  cells: Cells,
  context: CheckContext,
): Derived {
  return {
    findings: runChecks(form, cells, context),
    rates: indicatorsFor(form, day).map((indicator) => ({
      indicator,
      result: evaluate(indicator, cells),
    })),
    areas: completenessByArea(form, cells),
    proposals: new Map(
      proposals(form, cells, rowsIn(cells)).map((proposal) => [
        cellKey(proposal.cell.field, proposal.cell.row),
        proposal,
      ]),
    ),
  };
}

const indexes = new WeakMap<readonly Finding[], ReadonlyMap<string, readonly Finding[]>>();

/** The findings at each cell; built once per list. */
export function findingsByCell(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const known = indexes.get(findings);
  if (known !== undefined) return known;
  const index = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const { field, row } of finding.cells) {
      const key = cellKey(field, row);
      const others = index.get(key);
      if (others === undefined) index.set(key, [finding]);
      else others.push(finding);
    }
  }
  indexes.set(findings, index);
  return index;
}

/** Whether a rate rests on a figure that must be mended, or says more than all of it. */
export function isDoubtfulRate(findings: readonly Finding[], result: Evaluation): boolean {
  if (result.state !== "computed" && result.state !== "stated") return false;
  if (result.hundredths > 10_000) return true;
  const byCell = findingsByCell(findings);
  return result.because.inputs.some(({ field, row }) =>
    byCell
      .get(cellKey(field, row))
      ?.some(({ severity, kind }) => severity === "hard" && kind !== "required"),
  );
}

export function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every((finding, at) => {
      const other = b[at];
      return (
        finding.check === other?.check &&
        finding.severity === other.severity &&
        finding.message === other.message
      );
    })
  );
}
