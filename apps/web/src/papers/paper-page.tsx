import "@cchc/ui/paper.css";
import "./papers.css";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { figuresOfDocument, type FigureRun } from "@cchc/domain/report-text/block";
import type { CellRef } from "@cchc/domain/report/cell";
import { Button, LinkButton } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PaperSheet } from "@cchc/ui/paper/paper-sheet";
import { figureId } from "@cchc/ui/paper/runs";
import { SaveButtons } from "@cchc/ui/paper/save-buttons";
import { Select } from "@cchc/ui/select";
import { WhyPanel } from "@cchc/ui/why-panel";
import { api } from "../api.ts";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { cellHref } from "../report/lines.ts";
import { type ReportAddress, useDerived, useReport } from "../report/open-report.ts";
import { pathOf } from "../report/paths.ts";
import { ReportFrame } from "../report/report-frame.tsx";
import { mayOn, useMe } from "../session/me.ts";
import { CompareFile } from "./compare-file.tsx";
import { explainFigure } from "./explain-figure.ts";
import { IssueButton, IssuedList } from "./issued.tsx";
import { OwnTemplates } from "./own-templates.tsx";
import { MoreTexts, useSlots } from "./slot-places.tsx";

const route = getRouteApi("/trong/bao-cao/$unitId/$periodId/van-ban");

/** The official report as it will lie on paper, following the figures. */
export function PaperPage(): ReactNode {
  const { unitId, periodId } = useParams({ from: "/trong/bao-cao/$unitId/$periodId/van-ban" });
  const { mau, ban } = route.useSearch();
  const { report, workbook } = useReport({ unitId, periodId });
  return (
    <Paper
      key={`${unitId} ${periodId} ${mau ?? ""} ${ban ?? ""}`}
      address={{ unitId, periodId }}
      report={report}
      workbook={workbook}
      template={mau}
      issuedId={ban}
    />
  );
}

interface PaperProps {
  address: ReportAddress;
  report: OpenedReport;
  workbook: Workbook;
  template: string | undefined;
  issuedId: string | undefined;
}

interface Pressed {
  readonly figure: FigureRun;
  readonly at: number;
}

function Paper({ address, report, workbook, template, issuedId }: PaperProps): ReactNode {
  const asked = template === undefined ? address : { ...address, template };
  const options = api.papers.preview.queryOptions(asked, { staleTime: 0 });
  const { data: paper } = useSuspenseQuery(options);
  const queries = useQueryClient();
  const me = useMe();
  const navigate = route.useNavigate();
  const [pressed, setPressed] = useState<Pressed>();
  useFreshAfterSaving(workbook);
  const slots = useSlots({
    address,
    paper,
    workbook,
    onSaved: () => void queries.invalidateQueries({ queryKey: api.papers.preview.queryKey() }),
  });

  const missing = useMemo(
    () =>
      figuresOfDocument(paper.document).flatMap(({ state }, at) =>
        state === "missing" ? [at] : [],
      ),
    [paper.document],
  );
  const press = (figure: FigureRun, at: number): void => {
    const slot = slots.slotOf(figure);
    if (slot !== undefined) slots.open(slot);
    else setPressed({ figure, at });
  };
  const hrefOf = (ref: CellRef): string => cellHref(workbook.form, address, ref);
  const frozen = issuedId !== undefined;
  return (
    <ReportFrame
      title={paper.template.name}
      report={report}
      workbook={workbook}
      crumbs={[{ label: "Văn bản" }]}
      aside={
        <Why
          workbook={workbook}
          pressed={pressed}
          hrefOf={hrefOf}
          onClose={() => setPressed(undefined)}
        />
      }
    >
      <div className="c-stack">
        <PageHead
          title={paper.template.name}
          lead={
            frozen
              ? "Bản đã ban hành, giữ nguyên từng số như lúc ban hành."
              : "Văn bản đi theo số liệu: sửa một ô thì số ở đây đổi theo. Chọn một số để xem số đó từ đâu ra."
          }
        />
        <div className="p-bar c-no-print">
          <Select
            line
            label="Mẫu"
            value={paper.template.code}
            choices={paper.templates.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={({ target }) => void navigate({ search: { mau: target.value } })}
          />
          <SaveButtons
            path={
              frozen
                ? `issued/${issuedId}`
                : `report/${encodeURIComponent(address.unitId)}/${encodeURIComponent(address.periodId)}`
            }
            query={frozen ? "" : `?mau=${paper.template.code}`}
            sheets={paper.document.annexes.length > 0}
          />
          {paper.mayIssue && !frozen && (
            <IssueButton address={address} paper={paper} missing={missing.length} />
          )}
        </div>
        {frozen ? (
          <Frozen id={issuedId} address={address} />
        ) : (
          <>
            <Missing places={missing} current={pressed?.at} />
            <div className="p-desk">
              <PaperSheet
                document={paper.document}
                figures={{ current: pressed?.at, press }}
                slot={slots.draw}
              />
            </div>
            <MoreTexts slots={slots} paper={paper} />
          </>
        )}
        <IssuedList address={address} issued={paper.issued} shown={issuedId} />
        <OwnTemplates address={address} writes={mayOn(me, address.unitId, "report.edit")} />
        <CompareFile address={address} paper={paper} form={workbook.form} />
      </div>
    </ReportFrame>
  );
}

/** The preview is asked for again once what was typed elsewhere has arrived. */
function useFreshAfterSaving(workbook: Workbook): void {
  const queries = useQueryClient();
  useEffect(() => {
    let before = workbook.savedAt();
    return workbook.subscribe(() => {
      const now = workbook.savedAt();
      if (now === before) return;
      before = now;
      void queries.invalidateQueries({ queryKey: api.papers.preview.queryKey() });
    });
  }, [workbook, queries]);
}

interface WhyProps {
  workbook: Workbook;
  pressed: Pressed | undefined;
  hrefOf: (ref: CellRef) => string;
  onClose: () => void;
}

function Why({ workbook, pressed, hrefOf, onClose }: WhyProps): ReactNode {
  useDerived(workbook);
  if (pressed === undefined) {
    return (
      <section className="c-why w-why-empty" aria-label="Vì sao có số này">
        <h2>Vì sao?</h2>
        <p className="c-quiet">Chọn một số trong văn bản để xem số đó từ đâu ra.</p>
      </section>
    );
  }
  const { figure } = pressed;
  const explanation = explainFigure(workbook, figure, hrefOf);
  const [first] = figure.cells;
  const single = figure.cells.length === 1 && first !== undefined;
  return (
    <WhyPanel explanation={explanation} onClose={onClose}>
      {single && (
        <p className="w-gap">
          <LinkButton small href={hrefOf(refOf(first))}>
            Mở ô này trong biểu mẫu
          </LinkButton>
        </p>
      )}
    </WhyPanel>
  );
}

function refOf(key: string): CellRef {
  const [field = "", row = ""] = key.split("#");
  return { field, row };
}

/** How many places are still open, and the way from one to the next. */
function Missing({
  places,
  current,
}: {
  places: readonly number[];
  current: number | undefined;
}): ReactNode {
  const [last, setLast] = useState(-1);
  if (places.length === 0) {
    return <p className="c-quiet c-no-print">Mọi chỗ trong văn bản đều đã có số liệu, nội dung.</p>;
  }
  const next = (): void => {
    const from = Math.max(last, current ?? -1);
    const at = places.find((place) => place > from) ?? places[0];
    if (at === undefined) return;
    setLast(at);
    const element = document.getElementById(figureId(at));
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  };
  return (
    <div className="c-no-print">
      <Notice tone="doubt" title={`Còn ${places.length} chỗ chưa có số liệu, nội dung`}>
        <p>Những chỗ này có nền vàng, để trong ngoặc vuông; tải về hay in ra vẫn còn dấu.</p>
        <Button small onClick={next}>
          Đến chỗ {last === -1 ? "đầu tiên" : "tiếp theo"}
        </Button>
      </Notice>
    </div>
  );
}

function Frozen({ id, address }: { id: string; address: ReportAddress }): ReactNode {
  const { data } = useSuspenseQuery(
    api.papers.issued.queryOptions({ id }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <>
      <div className="c-no-print">
        <Notice title="Đây là bản đã ban hành">
          <p>
            Số liệu sửa sau đó không làm đổi bản này. Mã nội dung (SHA-256):{" "}
            <code className="w-hash">{data.contentHash}</code>
          </p>
          <LinkButton small href={pathOf(address, "van-ban")}>
            Xem văn bản theo số liệu hiện nay
          </LinkButton>
        </Notice>
      </div>
      <div className="p-desk">
        <PaperSheet document={data.document} />
      </div>
    </>
  );
}
