import {
  type PackagePaper,
  packageFileName,
  packageFileText,
  type PackageSigning,
  packageText,
} from "@cchc/domain/package/package";
import { formatInstant } from "@cchc/domain/text/days";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import type { Me } from "../session/me.ts";
import type { Signer } from "./signer.ts";

/** Which app wrote a package; told to whoever looks into one. */
const appVersion = "web 0.1.0";

export interface MakePackage {
  readonly report: OpenedReport;
  readonly workbook: Workbook;
  readonly me: Me;
  readonly papers: readonly PackagePaper[];
  readonly signing: PackageSigning | undefined;
}

export interface MadePackage {
  readonly name: string;
  readonly text: string;
}

/** The whole report as one signed file. */
export async function makePackage(
  { report, workbook, me, papers, signing }: MakePackage,
  signer: Signer,
  now: Date,
): Promise<MadePackage> {
  const { unit, period, reasons } = report;
  const content = packageText({
    unit: { id: unit.id, name: unit.name },
    period: { id: period.id, name: period.name },
    form: { code: workbook.form.code, version: workbook.form.version },
    cells: workbook.standing(),
    reasons: reasons.map(({ check, cell, reason }) => ({ check, cell, reason })),
    papers,
    ...(signing === undefined ? {} : { signing }),
    madeAt: now.toISOString(),
    madeBy: { username: me.username, name: me.name },
    app: appVersion,
  });
  const text = packageFileText(content, signer.id, await signer.sign(content));
  return {
    name: packageFileName([unit.name, period.name, formatInstant(now.toISOString())]),
    text,
  };
}
