import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { unitsFor } from "@cchc/domain/access/permissions";
import { type PackageDifference, packageDifferences } from "@cchc/domain/package/difference";
import type { PackageContent } from "@cchc/domain/package/package";
import { type PackageDefect, readPackage } from "@cchc/domain/package/schema";
import { isOpen } from "@cchc/domain/period/period";
import { signingProblems } from "@cchc/domain/report/signing";
import { editable, stateLabels } from "@cchc/domain/report/workflow";
import { formatDay, formatInstant, todayInVietnam } from "@cchc/domain/text/days";
import { errorSentence } from "@cchc/domain/text/messages";
import type { Actor } from "../auth/actor.ts";
import { readPerson } from "../auth/person.ts";
import { sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";
import { readCells, readReport, readReturnedCells } from "../reports/queries.ts";
import { findTarget, type ReportTarget, isWithheld } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { inheritFrom } from "../units/inherited.ts";
import { type KeyHolder, readSigner } from "./keys.ts";

const defects: Readonly<Record<PackageDefect, string>> = {
  foreign: "Tệp này không phải gói nộp của Sổ CCHC: hãy chọn tệp có đuôi .cchc do Sổ CCHC xuất ra.",
  cut: "Gói bị cắt cụt hoặc bị sửa trên đường chuyển: hãy chép lại từ máy đã lập gói.",
  newer:
    "Gói do bản Sổ CCHC mới hơn lập, máy chủ này chưa đọc được: hãy nâng cấp máy chủ rồi nhận lại.",
};

/** A package held against the server as it is now. */
export interface OpenedPackage {
  readonly hash: string;
  readonly content: PackageContent;
  readonly target: ReportTarget;
  readonly key: string;
  readonly holder: KeyHolder | null;
  /** Who signed it, with the rights of this moment; null where nobody known did. */
  readonly signer: Actor | null;
  readonly differences: readonly PackageDifference[];
  readonly reportVersion: number;
  /** Figures of the commune's own that the receiver is not shown. */
  readonly withheld: boolean;
  /** Why it is not taken, a sentence; null where it can be. */
  readonly refusal: string | null;
  readonly received: ReceivedPackage | null;
}

export interface ReceivedPackage {
  readonly code: string;
  readonly at: Date;
  readonly by: string;
}

/**
 * Reads a package for somebody who may take it in: an officer of the unit, or whoever receives its
 * reports. @throws Problem `bad-file` for what is no whole, unchanged package; `not-found` for a
 * unit out of the receiver's scope.
 */
export async function openPackage(
  services: Pick<Services, "db" | "trees" | "now" | "factorRule">,
  actor: Actor,
  text: string,
): Promise<OpenedPackage> {
  const { db } = services;
  const read = readPackage(text);
  if (read.kind === "defect") throw new Problem("bad-file", { reason: defects[read.defect] });
  const { content, file } = read;
  const target = await receiverTarget(services, actor, content);
  const holder = await readSigner(db, file);
  const signer =
    holder === null ? null : await readPerson(services, holder.userId, inheritFrom(services));
  const hash = sha256(file.content);
  const [report, received] = await Promise.all([
    readReport(db, target.unitId, target.period.id),
    readReceived(db, hash),
  ]);
  const returned = await readReturnedCells(
    db,
    { unitId: target.unitId, periodId: target.period.id },
    report.submissionId,
  );
  const sameForm =
    target.form.code === content.form.code && target.form.version === content.form.version;
  const standing = await readCells(db, target.form, target.unitId, target.period.id);
  const refusal =
    refusalOfSigner({ content, holder, signer }, target) ??
    refusalOfForm(content, target) ??
    refusalOfPeriod(services, target) ??
    refusalOfSigning(services, content, target) ??
    (editable(report.state, returned) === "none"
      ? errorSentence("report-locked", { state: stateLabels[report.state] })
      : null);
  return {
    hash,
    content,
    target,
    key: file.key,
    holder,
    signer,
    differences: sameForm ? packageDifferences(content.cells, standing) : [],
    reportVersion: report.version,
    withheld: isWithheld(actor, target.unitId, report.state),
    refusal: received === null ? refusal : alreadyReceived(received),
    received,
  };
}

/** The report a package is of, for an officer of its unit or whoever takes in its reports. */
async function receiverTarget(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  { unit, period }: PackageContent,
): Promise<ReportTarget> {
  const address = { unitId: unit.id, periodId: period.id };
  const own = unitsFor(actor.grants, "report.edit").some(({ unitId }) => unitId === unit.id);
  return findTarget(services, actor, own ? "report.edit" : "review.accept", address);
}

/** Whether a package of this content was taken in before. */
export async function readReceived(
  db: Kysely<Database>,
  hash: string,
): Promise<ReceivedPackage | null> {
  const row = await db
    .selectFrom("package_import")
    .leftJoin("auth_user", "auth_user.id", "package_import.received_by")
    .select(["code", "received_at", "auth_user.name"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { code: row.code, at: row.received_at, by: row.name ?? "người đã rời đi" };
}

/** Said when a package comes a second time. */
export function alreadyReceived({ code, at, by }: ReceivedPackage): string {
  return `Gói này đã được ${by} nhận lúc ${formatInstant(at.toISOString())}, mã biên nhận ${code}: không nhận lần nữa.`;
}

type Signed = Pick<OpenedPackage, "content" | "holder" | "signer">;

function refusalOfSigner({ content, holder, signer }: Signed, target: ReportTarget): string | null {
  if (holder === null) {
    return "Khóa ký của gói chưa đăng ký ở máy chủ này nên chưa biết chắc ai ký: người lập gói đăng nhập một lần khi có mạng trên đúng máy đã lập gói, rồi đưa lại gói này; hoặc nhập số liệu từ bản giấy.";
  }
  if (holder.revokedAt !== null) {
    const day = formatDay(todayInVietnam(holder.revokedAt));
    return `Khóa ký của gói đã bị thu hồi ngày ${day}: hãy lập gói mới trên máy khác.`;
  }
  if (signer === null) {
    return "Tài khoản ký gói đã đóng: hãy nhờ người đang phụ trách của đơn vị lập gói mới.";
  }
  if (signer.username !== content.madeBy.username) {
    return `Gói ghi người lập là ${content.madeBy.name} nhưng khóa ký là của ${signer.name}: hãy lập lại gói bằng đúng tài khoản.`;
  }
  const may = (permission: "report.edit" | "report.submit"): boolean =>
    unitsFor(signer.grants, permission).some(({ unitId }) => unitId === target.unitId);
  if (!may("report.edit")) {
    return `${signer.name} không còn quyền nhập số liệu của đơn vị này: hãy nhờ người đang phụ trách lập gói mới.`;
  }
  if (content.signing !== undefined && !may("report.submit")) {
    return `${signer.name} không có quyền nộp báo cáo: hãy lập gói chỉ có số liệu, hoặc nhờ người được nộp lập gói.`;
  }
  return null;
}

function refusalOfForm({ form }: PackageContent, target: ReportTarget): string | null {
  if (form.code !== target.form.code) {
    return `Gói theo mẫu “${form.code}”, kỳ này dùng mẫu “${target.form.code}”: hãy chọn đúng gói của kỳ.`;
  }
  if (form.version === target.form.version) return null;
  return form.version < target.form.version
    ? `Gói lập theo mẫu phiên bản ${form.version}, kỳ này đã dùng phiên bản ${target.form.version}: mở báo cáo khi có mạng để nhận mẫu mới rồi xuất lại gói.`
    : `Gói lập theo mẫu phiên bản ${form.version}, mới hơn mẫu của kỳ (${target.form.version}): hãy nâng cấp máy chủ rồi nhận lại.`;
}

function refusalOfPeriod(
  { now }: Pick<Services, "now">,
  { period, extension }: ReportTarget,
): string | null {
  if (isOpen(period, todayInVietnam(now()), extension)) return null;
  const on = extension?.lock ?? period.lock;
  return errorSentence("period-locked", { period: period.name, on });
}

function refusalOfSigning(
  { now }: Pick<Services, "now">,
  { signing }: PackageContent,
  { period }: ReportTarget,
): string | null {
  if (signing === undefined) return null;
  const problems = signingProblems(signing, { period, today: todayInVietnam(now()) });
  const [problem] = Object.values(problems);
  return problem === undefined ? null : `${problem} Sửa trên máy đã lập gói rồi lập gói mới.`;
}
