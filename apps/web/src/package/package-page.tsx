import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import type { PackagePaper } from "@cchc/domain/package/package";
import { Button } from "@cchc/ui/button";
import { Check, FieldBox } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { ComputerList } from "@cchc/ui/package/computer-list";
import { PageHead } from "@cchc/ui/page";
import { api, failureOf } from "../api.ts";
import { SigningFields, SigningQuestion, useSigning } from "../check/signing-fields.tsx";
import { useLine } from "../offline/line.ts";
import { useDerived, useReport } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { mayOn, useMe } from "../session/me.ts";
import { type MadePackage, makePackage } from "./make-package.ts";
import { forgetKey, isRegistered, openSigner, registerSigner, sha256Hex } from "./signer.ts";

/** The report as one signed file, to be carried by USB or chat where there is no line. */
export function PackagePage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/goi" });
  const { report, workbook } = useReport({ unitId, periodId });
  const me = useMe();
  const { findings } = useDerived(workbook);
  const { downSince } = useLine();
  const [papers, setPapers] = useState<readonly PackagePaper[]>([]);
  const [handsIn, setHandsIn] = useState(false);
  const typed = useSigning(report);
  const [doubts, setDoubts] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState<MadePackage>();
  const [registered, setRegistered] = useState(isRegistered);
  useEffect(() => {
    if (downSince === undefined) {
      registerSigner().then(setRegistered, (error: unknown) => setProblem(messageOf(error)));
    }
  }, [downSince]);

  const hard = findings.filter(({ severity }) => severity === "hard").length;
  const maySubmit = mayOn(me, unitId, "report.submit");
  const make = async (sure: boolean): Promise<void> => {
    setProblem(undefined);
    const read = handsIn ? typed.read() : undefined;
    if (handsIn && read === undefined) return;
    const asked = sure ? [] : (read?.doubts ?? []);
    setDoubts(asked);
    if (asked.length > 0) return;
    const signer = await openSigner();
    if (signer === undefined) {
      setProblem("Máy này không giữ được khóa ký: mở Sổ CCHC bằng địa chỉ https rồi lập gói.");
      return;
    }
    const file = await makePackage(
      { report, workbook, me, papers, signing: read?.signing },
      signer,
      new Date(),
    );
    save(file);
    setMade(file);
  };
  const press = (sure: boolean): void => {
    make(sure).catch((error: unknown) => setProblem(messageOf(error)));
  };
  const attach = async (files: FileList | null): Promise<void> => {
    const added = await Promise.all(
      [...(files ?? [])].map(async (file) => ({
        name: file.name.replaceAll(/\p{Cc}/gu, "").slice(0, 300),
        hash: await sha256Hex(await file.arrayBuffer()),
      })),
    );
    setPapers([...papers, ...added].slice(0, 500));
  };

  return (
    <ReportFrame
      title="Xuất gói nộp mang tay"
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Gói nộp mang tay" }]}
    >
      <div className="c-column c-stack-wide">
        <PageHead
          title="Xuất gói nộp mang tay"
          lead="Một tệp có chữ ký của tài khoản này, chép qua USB hoặc gửi qua tin nhắn; nơi nhận mở bằng “Nhận gói” và chỉ nhận được một lần."
        />
        <p>
          Gói chứa toàn bộ số liệu đang có trên máy này, kể cả ô chưa gửi, cùng nguồn, ghi chú và lý
          do.{" "}
          {!registered &&
            downSince !== undefined &&
            "Khóa ký của máy này chưa đăng ký được vì mất mạng: gói vẫn lập được, nhưng nơi nhận chỉ nhận sau khi bạn đăng nhập một lần có mạng trên máy này."}
        </p>
        <FieldBox
          label="Tệp minh chứng (không bắt buộc)"
          hint="Gói chỉ ghi mã băm để sau này đối chiếu; tệp gửi riêng."
        >
          {({ id, describedBy }) => (
            <input
              id={id}
              aria-describedby={describedBy}
              type="file"
              multiple
              onChange={(event) => void attach(event.target.files)}
            />
          )}
        </FieldBox>
        {papers.length > 0 && (
          <ul>
            {papers.map(({ name, hash }) => (
              <li key={`${name}${hash}`}>
                {name} <span className="c-quiet">{hash.slice(0, 12)}…</span>
              </li>
            ))}
          </ul>
        )}
        {maySubmit &&
          (hard > 0 ? (
            <p className="c-quiet">
              Còn {hard} chỗ phải sửa nên gói này chỉ mang số liệu; sửa xong mới lập được gói nộp
              báo cáo.
            </p>
          ) : (
            <Check
              label="Nộp báo cáo bằng gói này (văn bản đã ký)"
              checked={handsIn}
              onChange={(event) => setHandsIn(event.target.checked)}
            />
          ))}
        {handsIn && <SigningFields signing={typed} />}
        <SigningQuestion
          doubts={doubts}
          confirmLabel="Lập gói"
          onSure={() => press(true)}
          onMend={() => setDoubts([])}
        />
        {problem !== undefined && <Notice tone="wrong" title={problem} announce />}
        {made !== undefined && (
          <Notice tone="settled" title={`Đã lập ${made.name}`} announce>
            <p>
              Tệp nằm trong thư mục tải xuống. Báo cáo vẫn ở trạng thái hiện tại cho đến khi nơi
              nhận mở gói và đưa lại biên nhận.
            </p>
          </Notice>
        )}
        <div className="c-row">
          <Button tone="primary" onClick={() => press(false)}>
            Lập gói
          </Button>
        </div>
        <p className="c-quiet">
          Về <Link href={pathOf(addressOf(report))}>báo cáo</Link>.
        </p>
        <Computers />
      </div>
    </ReportFrame>
  );
}

/** What went wrong on this computer itself: its keys, its storage. */
function messageOf(error: unknown): string {
  const { name } = error instanceof Error ? error : { name: "" };
  return `Máy này chưa ký được gói (${name}): tải lại trang rồi thử lại; số đã gõ vẫn còn.`;
}

function save({ name, text }: MadePackage): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Where this account signs, and the way to stop a computer that was lost or given away. */
function Computers(): ReactNode {
  const queries = useQueryClient();
  const keys = useQuery(api.packages.keys.queryOptions()).data ?? [];
  const revoke = useMutation(
    api.packages.revokeKey.mutationOptions({
      onSuccess: (_done, { keyId }) => forgetKey(keyId),
      onSettled: () => queries.invalidateQueries({ queryKey: api.packages.pathKey() }),
    }),
  );
  const open = keys.filter(({ revokedAt }) => revokedAt === null);
  if (open.length === 0) return null;
  return (
    <section className="c-stack" aria-labelledby="may-ky">
      <h2 id="may-ky">Máy ký gói của tài khoản này</h2>
      {revoke.error !== null && (
        <Notice tone="wrong" title={failureOf(revoke.error).message} announce />
      )}
      <ComputerList
        computers={open}
        busy={revoke.isPending}
        onRevoke={(keyId) => {
          revoke.mutate({ opId: newOperationId(), keyId });
        }}
      />
    </section>
  );
}
