import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { api } from "../api.ts";
import { PrintedAt } from "../receipt/printed-at.tsx";
import { checkPath, resultPath, sheetPath } from "./paths.ts";
import { PublicPage, Unread } from "./public-page.tsx";
import { SheetTable } from "./sheet-table.tsx";
import { Verified } from "./verified.tsx";
import type { Sheet } from "./verify.ts";

/** Phiếu điểm: every leaf's points with their reason, printable, recomputed by whoever reads it. */
export function SheetPage(): ReactNode {
  const { id, unitId } = useParams({ from: "/cong-bo/$id/$unitId" });
  const query = useQuery(api.publications.sheet.queryOptions({ id, unitId }));
  if (query.data === undefined) return <Unread query={query} what="phiếu điểm" />;
  return <OneSheet id={id} unitId={unitId} data={query.data} />;
}

interface OneSheetProps {
  id: string;
  unitId: string;
  data: Sheet;
}

function OneSheet({ id, unitId, data }: OneSheetProps): ReactNode {
  const { publication, unit, correctedBy, receipt } = data;
  const { set, inputs } = receipt.data;
  const score = useMemo(
    () => scoreUnit(compileSet(set, receipt.year), inputs),
    [set, inputs, receipt.year],
  );
  return (
    <PublicPage title={`Phiếu điểm ${unit.name}`} illustration={publication.illustration}>
      <div className="c-stack">
        <PageHead
          title={`Phiếu điểm ${unit.name}`}
          lead={`${publication.title}. Quyết định ${publication.decision}, ngày ${formatDay(publication.decidedOn)}.`}
          crumbs={
            <Breadcrumbs
              crumbs={[
                { label: "Các năm", href: "/cong-bo" },
                { label: `Năm ${publication.round.year}`, href: resultPath(id) },
                { label: unit.name },
              ]}
            />
          }
          actions={<PrintButton label="In phiếu" />}
        />
        {correctedBy !== null && (
          <Notice
            tone="doubt"
            title={`Phiếu của lần công bố ${publication.number}, đã có bản đính chính lần ${correctedBy.number}`}
          >
            <p>
              <Link href={sheetPath(correctedBy.id, unitId)}>Mở phiếu theo bản đính chính</Link>
            </p>
          </Notice>
        )}
        <Head sheet={data} />
        <Verified sheet={data} />
        <SheetTable set={set} score={score} />
        <Proof sheet={data} />
        <PrintedAt />
      </div>
    </PublicPage>
  );
}

function Head({ sheet: { unit, code, receipt, publication } }: { sheet: Sheet }): ReactNode {
  const { set } = receipt.data;
  const block = set.blocks.find((one) => one.code === unit.block)?.label;
  const shared = unit.shared > 1 ? `, đồng hạng ${unit.shared} đơn vị` : "";
  return (
    <div className="p-sheet-head">
      <div className="c-stack">
        <div className="p-result">
          <p>
            <span>Tổng điểm trên {formatHundredths(set.max)}</span>
            <b>{unit.total === null ? "chưa có" : formatHundredths(unit.total)}</b>
          </p>
          <p>
            <span>
              Hạng trên {unit.of} đơn vị{block === undefined ? "" : `, khối ${block}`}
            </span>
            <b>{unit.rank ?? "chưa xếp"}</b>
            {shared}
          </p>
          <p>
            <span>Xếp loại</span>
            <b>{unit.grade ?? "chưa xếp"}</b>
          </p>
        </div>
        <p>
          {set.name}, phiên bản {set.version}.
          {set.notice !== undefined && <strong> {set.notice}.</strong>} Số liệu{" "}
          {publication.period.name.toLowerCase()}.
        </p>
      </div>
      <div className="p-sheet-code">
        <p className="c-quiet">Mã phiếu</p>
        <p className="p-code">{code}</p>
        <p className="c-hint">
          Kiểm tra tại
          <br />
          {window.location.host}
          {checkPath()}
        </p>
      </div>
    </div>
  );
}

/** The hashes that stand behind the code. */
function Proof({ sheet: { receipt, publication, hash } }: { sheet: Sheet }): ReactNode {
  const lines = [
    ["Bản công bố", hash],
    ["Bộ tiêu chí", receipt.set.hash],
    ["Số liệu đưa vào", receipt.inputsHash],
    ["Kết quả", receipt.resultHash],
    ["Phiếu", receipt.code],
  ] as const;
  return (
    <section className="c-stack">
      <h2>Mã băm (SHA-256)</h2>
      <dl className="c-facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code className="p-hash">{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="c-quiet">
        Công bố lần {publication.number}, {formatInstant(publication.publishedAt)}. Cách tính điểm
        phiên bản {receipt.engine.split("/").at(-1)}. Mã đổi nếu một số nào trên phiếu đổi.
      </p>
    </section>
  );
}
