import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { Button } from "@cchc/ui/button";
import { Facts } from "@cchc/ui/facts";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import { filePath, resultPath } from "./paths.ts";
import { PublicPage, Unread } from "./public-page.tsx";
import { ResultChart } from "./result-chart.tsx";
import { ResultTable } from "./result-table.tsx";
import { type Content, type Published, rankedUnits, shownBlock } from "./rows.ts";
import { sha256 } from "./sha256.ts";

const from = "/cong-bo/$id";

/** One published result: table, drawing, what it rests on, what a correction changed. */
export function ResultPage(): ReactNode {
  const { id } = useParams({ from });
  const query = useQuery(api.publications.read.queryOptions({ id }));
  if (query.data === undefined) return <Unread query={query} what="kết quả" />;
  return <Result id={id} data={query.data} />;
}

function Result({ id, data }: { id: string; data: Published }): ReactNode {
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const { content } = data;
  const { set, title, round, root, illustration } = content;
  const block = shownBlock(content, search.khoi);
  const units = rankedUnits(content, block);
  const view = search.xem ?? "bang";
  const href = (xem: string): string =>
    `${resultPath(id)}?xem=${xem}${block === undefined ? "" : `&khoi=${block}`}`;
  return (
    <PublicPage title={title} illustration={illustration}>
      <div className="c-stack">
        <PageHead
          title={title}
          lead={`${root.name}. Quyết định ${content.decision}, ngày ${formatDay(content.decidedOn)}.`}
          crumbs={
            <Breadcrumbs
              crumbs={[{ label: "Các năm", href: "/cong-bo" }, { label: `Năm ${round.year}` }]}
            />
          }
          actions={
            <>
              <a className="c-button" href={filePath(id, "csv")} download>
                Tải CSV
              </a>
              <a className="c-button" href={filePath(id, "json")} download>
                Tải JSON
              </a>
              <PrintButton />
            </>
          }
        />
        {set.notice !== undefined && <Notice tone="doubt" title={set.notice} />}
        <Standing data={data} />
        {set.blocks.length > 0 && (
          <p className="c-print-only">
            Khối xếp hạng: {set.blocks.find(({ code }) => code === block)?.label}
          </p>
        )}
        <div className="p-views">
          <TabLinks
            label="Cách xem"
            tabs={[
              { href: href("bang"), label: "Bảng xếp hạng", current: view === "bang" },
              { href: href("bieu-do"), label: "Biểu đồ", current: view === "bieu-do" },
            ]}
          />
          {set.blocks.length > 0 && (
            <Select
              line
              label="Khối xếp hạng"
              choices={set.blocks.map(({ code, label }) => ({ value: code, label }))}
              value={block ?? ""}
              onChange={(event) =>
                void navigate({
                  search: (old) => ({ ...old, khoi: event.target.value }),
                  replace: true,
                })
              }
            />
          )}
        </div>
        {view === "bang" ? (
          <ResultTable key={block} content={content} units={units} />
        ) : (
          <ResultChart content={content} units={units} />
        )}
        <Basis data={data} />
      </div>
    </PublicPage>
  );
}

/** Whether a later number corrects this one, and what this one corrects. */
function Standing({ data: { content, correctedBy } }: { data: Published }): ReactNode {
  return (
    <>
      {correctedBy !== null && (
        <Notice tone="doubt" title={`Bản này đã được đính chính bởi lần ${correctedBy.number}`}>
          <p>
            Nội dung dưới đây giữ nguyên như khi công bố.{" "}
            <Link href={resultPath(correctedBy.id)}>Mở bản đính chính mới nhất</Link>
          </p>
        </Notice>
      )}
      {content.number > 1 && <Corrected content={content} />}
    </>
  );
}

function Corrected({ content }: { content: Content }): ReactNode {
  const { changes, changeNote, number } = content;
  const standing = (at: { total: number | null; rank: number | null } | null): string =>
    at === null
      ? "không có"
      : at.total === null
        ? "không có điểm"
        : `${formatHundredths(at.total)} điểm, ${at.rank === null ? "chưa xếp hạng" : `hạng ${at.rank}`}`;
  return (
    <section className="c-stack">
      <h2>Bản đính chính, lần {number}</h2>
      <p className="c-measure">{changeNote}</p>
      <div className="c-table-box">
        <table className="c-table">
          <caption>
            {changes.length === 0
              ? "Không đơn vị nào đổi điểm hay hạng"
              : `${formatCount(changes.length)} đơn vị đổi điểm hoặc hạng so với lần ${number - 1}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Lần {number - 1}</th>
              <th scope="col">Lần {number}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ unitId, name, before, after }) => (
              <tr key={unitId}>
                <th scope="row">{name}</th>
                <td>{standing(before)}</td>
                <td>{standing(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What the result rests on, and a way to see that it was not altered. */
function Basis({ data: { content, hash } }: { data: Published }): ReactNode {
  const { set, period, number, publishedAt, previousHash, setHash } = content;
  return (
    <section className="c-stack">
      <h2>Căn cứ</h2>
      <Facts
        facts={[
          {
            name: "Quyết định công bố",
            value: `${content.decision}, ngày ${formatDay(content.decidedOn)}`,
          },
          { name: "Công bố", value: `lần ${number}, ${formatInstant(publishedAt)}` },
          {
            name: "Bộ tiêu chí",
            value: `${set.name}, phiên bản ${set.version}. ${set.decision.document}${set.notice === undefined ? "" : `. ${set.notice}`}`,
          },
          {
            name: "Số liệu",
            value: `${period.name}, từ ${formatDay(period.from)} đến ${formatDay(period.to)}`,
          },
          { name: "Mã băm bộ tiêu chí", value: <code className="p-hash">{setHash}</code> },
          {
            name: "Mã băm bản công bố (SHA-256)",
            value: <code className="p-hash">{hash}</code>,
          },
          ...(previousHash === null
            ? []
            : [
                {
                  name: "Mã băm bản trước",
                  value: <code className="p-hash">{previousHash}</code>,
                },
              ]),
        ]}
      />
      <HashCheck id={content.id} hash={hash} />
    </section>
  );
}

type Checked = "not-yet" | "working" | "same" | "other" | "failed";

const checkedWords: Readonly<Record<Exclude<Checked, "not-yet" | "working">, string>> = {
  same: "Khớp: tệp JSON đúng là bản có mã băm này.",
  other: "Không khớp: tệp JSON khác bản có mã băm này, không dùng nó làm căn cứ.",
  failed: "Chưa tải được tệp để kiểm tra. Kiểm tra đường truyền rồi thử lại.",
};

/** Fetches the very text that the hash is of and hashes it here. */
function HashCheck({ id, hash }: { id: string; hash: string }): ReactNode {
  const [checked, setChecked] = useState<Checked>("not-yet");
  async function check(): Promise<void> {
    setChecked("working");
    try {
      const answer = await fetch(filePath(id, "json"), { cache: "reload" });
      if (!answer.ok) throw new Error(String(answer.status));
      setChecked((await sha256(await answer.text())) === hash ? "same" : "other");
    } catch {
      // The line is down, or the server is: nothing was compared.
      setChecked("failed");
    }
  }
  return (
    <div className="c-row c-no-print">
      <Button
        busy={checked === "working" ? "Đang tính mã băm…" : undefined}
        onClick={() => void check()}
      >
        Tính lại mã băm trên máy này
      </Button>
      {checked !== "not-yet" && checked !== "working" && (
        <p role="status" className={checked === "same" ? "c-tone-settled" : "c-tone-wrong"}>
          {checkedWords[checked]}
        </p>
      )}
    </div>
  );
}
