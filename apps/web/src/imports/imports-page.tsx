import "../register/register.css";
import "./imports.css";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { LinkButton } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { queryClient } from "../api.ts";
import { whyShut } from "../entry/may-edit.ts";
import { type ReportAddress, reportOptions, useReport } from "../report/open-report.ts";
import { addressOf, pathOf } from "../report/paths.ts";
import type { OpenedReport } from "../entry/workbook-shape.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { useMe } from "../session/me.ts";
import { FileList } from "./file-list.tsx";
import { ImportHistory } from "./history.tsx";
import { ReadingView } from "./reading-view.tsx";
import { deskFor, useFiles } from "./use-desk.ts";

/** The report as a spreadsheet to fill in, with what stands there now. */
function templatePath({ unitId, periodId }: ReportAddress): string {
  return `/api/imports/template/${encodeURIComponent(unitId)}/${encodeURIComponent(periodId)}.xlsx`;
}

/** Old reports and spreadsheets beside this report: figures with their sentences, taken by a person. */
export function ImportsPage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/nhap-tu-tep" });
  const { report, workbook } = useReport({ unitId, periodId });
  const me = useMe();
  const address = addressOf(report);
  const desk = deskFor(me.username, address);
  const files = useFiles(desk);
  const [wanted, setWanted] = useState<string>();
  // What was typed a moment ago on another page is asked for again: its versions are written against.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: reportOptions({ unitId, periodId }).queryKey });
  }, [unitId, periodId]);
  const read = files.filter(({ state }) => state.kind === "read");
  const shown = read.find(({ key }) => key === wanted) ?? read[0];
  const closed = whyShut(report);
  return (
    <ReportFrame
      title="Nhập từ tệp"
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Nhập từ tệp" }]}
    >
      <div className="c-stack">
        <PageHead
          title="Nhập từ tệp"
          lead={
            files.length === 0 && closed === undefined
              ? "Thả báo cáo cũ hay bảng tính vào đây: số liệu hiện cạnh từng ô với đúng câu văn của nó. Chỉ số bạn chọn mới được ghi, mỗi số kèm tên tệp và câu văn."
              : undefined
          }
          actions={
            <>
              {closed === undefined && (
                <LinkButton href={templatePath(address)}>
                  Tải mẫu Excel để nhập ngoài mạng
                </LinkButton>
              )}
              <LinkButton href={pathOf(address, "doi-chieu")}>Đối chiếu với một cửa</LinkButton>
              <LinkButton href={pathOf(address)}>Về báo cáo</LinkButton>
            </>
          }
        />
        {closed === undefined ? (
          <FileList
            address={address}
            desk={desk}
            files={files}
            shown={shown?.key}
            onShow={setWanted}
          />
        ) : (
          <Shut why={closed} report={report} />
        )}
        {files.length === 0 && closed === undefined && (
          <p className="c-small">
            Chưa có tệp nào để thử?{" "}
            <a className="w-link" href={templatePath(address)} download>
              Tải tệp mẫu của báo cáo này
            </a>
            , gõ vài số vào cột Số liệu rồi thả lại vào đây.
          </p>
        )}
        {closed === undefined && shown?.state.kind === "read" && (
          <ReadingView
            key={shown.key}
            report={report}
            workbook={workbook}
            reading={shown.state.reading}
            choices={shown.choices}
            onChoices={(choices) => desk.choose(shown.key, choices)}
            confirmed={shown.confirmed}
            onConfirm={(confirmed) => desk.confirm(shown.key, confirmed)}
            onReading={(reading) => desk.reread(shown.key, reading)}
          />
        )}
        <ImportHistory address={address} closed={closed !== undefined} />
      </div>
    </ReportFrame>
  );
}

/** Nothing can be written: why, and where one goes from here. */
function Shut({ why, report }: { why: string; report: OpenedReport }): ReactNode {
  const address = addressOf(report);
  const waits = report.state === "awaiting_approval";
  return (
    <Notice tone="doubt" title={why}>
      <p>
        Vì vậy không nhập từ tệp vào báo cáo này được. Muốn so số liệu với phần mềm một cửa thì vẫn
        dùng “Đối chiếu với một cửa”.
      </p>
      {waits && (
        <p>
          <LinkButton small href={pathOf(address, "kiem-tra")}>
            Đến chỗ chuyển về nháp
          </LinkButton>
        </p>
      )}
    </Notice>
  );
}
