import "./handover.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { formatDay, formatInstant, isDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Link } from "@cchc/ui/link";
import { Loading } from "@cchc/ui/loading";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { api, failureOf, type Outputs } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { mayOn, useMe } from "../session/me.ts";
import { readHandoverSearch, type HandoverSearch } from "./search.ts";

const route = getRouteApi("/trong/ban-giao");
const title = "Sổ bàn giao";

type Book = Outputs["handover"]["read"];

/** What a new officer takes over: what is open, where each number came from, who holds access. */
export function HandoverPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState<string>();
  const units = [...new Map(me.grants.map(({ unit }) => [unit.id, unit])).values()].filter(
    ({ id }) => mayOn(me, id, "report.read"),
  );
  const unit = units.find(({ id }) => id === search.donvi) ?? units[0];
  const day = search.ngay !== undefined && isDay(search.ngay) ? search.ngay : me.today;
  const book = useQuery(
    api.handover.read.queryOptions(
      { unitId: unit?.id ?? "", day, ...(search.ky === undefined ? {} : { periodId: search.ky }) },
      { enabled: unit !== undefined, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const show = (changed: { [K in keyof HandoverSearch]?: string | undefined }): void =>
    void navigate({ search: (now) => readHandoverSearch({ ...now, ...changed }), replace: true });
  if (unit === undefined) {
    return (
      <Workspace title={title} header={{ unit: me.name, period: title }}>
        <Empty title="Chưa có sổ bàn giao nào">Tài khoản này chưa được giao đơn vị cấp xã.</Empty>
      </Workspace>
    );
  }
  const reports = book.data?.reports ?? [];
  return (
    <Workspace
      title={title}
      header={{ unit: unit.name, period: `${title} ngày ${formatDay(day)}` }}
      banner={reports.some(({ illustration }) => illustration) && <DemoNote />}
    >
      <div className="c-stack w-handover">
        <PageHead
          title={`${title}: ${unit.name}`}
          lead={`Tính đến hết ngày ${formatDay(day)}: việc còn dở, nguồn của từng số liệu, giấy tờ, nhiệm vụ và người có quyền.`}
          actions={<PrintButton />}
        />
        <div className="c-toolbar c-no-print">
          {units.length > 1 && (
            <Select
              label="Đơn vị"
              value={unit.id}
              choices={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => show({ donvi: target.value, ky: undefined })}
            />
          )}
          <Select
            label="Số liệu của báo cáo"
            value={book.data?.chosen?.id ?? ""}
            choices={[
              ...(book.data?.chosen == null ? [{ value: "", label: "Chưa có báo cáo nào" }] : []),
              ...reports.map(({ periodId, name }) => ({ value: periodId, label: name })),
            ]}
            onChange={({ target }) => show({ ky: target.value })}
          />
          <DayField
            label="Tính đến ngày"
            value={typed ?? formatDay(day)}
            tried={false}
            onChange={(text) => {
              setTyped(text);
              const read = readDay(text);
              if (read.day === undefined || text.trim().length < 8) return;
              // The report chosen so far may not have begun by that day.
              show({ ngay: read.day, ky: undefined });
            }}
          />
        </div>
        {book.isError && (
          <Failure title="Chưa đọc được sổ bàn giao">{failureOf(book.error).message}</Failure>
        )}
        {book.data === undefined ? (
          !book.isError && <Loading>Đang lập sổ…</Loading>
        ) : (
          <Sections book={book.data} />
        )}
      </div>
    </Workspace>
  );
}

function Sections({ book }: { book: Book }): ReactNode {
  return (
    <>
      <About book={book} />
      <Reports book={book} />
      <Returned book={book} />
      <SelfScores book={book} />
      <Tasks book={book} />
      <Figures book={book} />
      <Papers book={book} />
      <People book={book} />
      <Signatures />
    </>
  );
}

function About({ book }: { book: Book }): ReactNode {
  const { name, place, reviewer, from, into } = book.unit;
  return (
    <section>
      <h2>1. Đơn vị</h2>
      <p>
        {name}
        {place !== "" && `, thuộc ${place}`}.{" "}
        {reviewer !== null && `Báo cáo do ${reviewer} tiếp nhận, thẩm định.`}
      </p>
      {[...from, ...into].length > 0 && (
        <ul>
          {from.map((one) => (
            <li key={`tu ${one.name}`}>
              Từ {one.name}, ngày {formatDay(one.on)}
              {one.decision !== null && `, theo ${one.decision}`}
            </li>
          ))}
          {into.map((one) => (
            <li key={`thanh ${one.name}`}>
              Thành {one.name} từ {formatDay(one.on)}
              {one.decision !== null && `, theo ${one.decision}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Reports({ book }: { book: Book }): ReactNode {
  const open = book.reports.filter(
    ({ state, handedInAt }) => handedInAt === null || state === "Bị trả lại",
  );
  return (
    <section>
      <h2>
        2. Báo cáo: {formatCount(open.length)}/{formatCount(book.reports.length)} còn phải làm
      </h2>
      <Rows
        heads={["Kỳ", "Hạn nộp", "Đã nộp", "Hiện nay"]}
        empty="Đơn vị chưa có kỳ báo cáo nào đến ngày này."
        rows={book.reports.map((one) => ({
          key: one.periodId,
          cells: [
            <Link
              key="ky"
              href={`/bao-cao/${encodeURIComponent(book.unit.id)}/${encodeURIComponent(one.periodId)}`}
            >
              {one.name}
            </Link>,
            formatDay(one.due),
            one.handedInAt === null
              ? one.late
                ? "Quá hạn, chưa nộp"
                : "Chưa nộp"
              : `${formatInstant(one.handedInAt)}, mã ${one.code ?? ""}`,
            one.state ?? "–",
          ],
        }))}
      />
    </section>
  );
}

function Returned({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>3. Mục bị trả lại chưa nộp lại</h2>
      <Rows
        heads={["Báo cáo", "Mục", "Lý do"]}
        empty="Không có mục nào bị trả lại."
        rows={book.returned.map((one) => ({
          key: `${one.periodId} ${one.label} ${one.row}`,
          cells: [one.period, one.row === "" ? one.label : `${one.label}, ${one.row}`, one.reason],
        }))}
      />
    </section>
  );
}

function SelfScores({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>4. Tự chấm điểm</h2>
      <Rows
        heads={["Đợt chấm", "Hạn tự chấm", "Tình trạng hiện nay"]}
        empty="Không có đợt chấm điểm nào."
        rows={book.scores.map((one) => ({
          key: one.roundId,
          cells: [
            one.name,
            formatDay(one.selfDue),
            one.returnedItems === 0
              ? one.state
              : `${one.state}, ${one.returnedItems} tiêu chí bị trả lại`,
          ],
        }))}
      />
    </section>
  );
}

function Tasks({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>5. Nhiệm vụ kế hoạch chưa xong</h2>
      <Rows
        heads={["Nhiệm vụ", "Thời gian", "Kế hoạch"]}
        empty="Không có nhiệm vụ nào chưa xong."
        rows={book.tasks.map((one) => ({
          key: `${one.planId} ${one.taskId}`,
          cells: [
            one.title,
            one.when === "" ? "Không ghi thời gian" : one.when,
            one.ended ? `${one.plan} (đã kết thúc)` : one.plan,
          ],
        }))}
      />
    </section>
  );
}

function Figures({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>6. Nguồn của từng số liệu{book.chosen !== null && `: ${book.chosen.name}`}</h2>
      <Rows
        heads={["Chỉ tiêu", "Số liệu", "Người nhập", "Lúc", "Nguồn, ghi chú"]}
        empty="Chưa có số liệu nào được nhập đến ngày này."
        rows={book.figures.map((one) => ({
          key: one.key,
          cells: [
            one.row === "" ? one.label : `${one.label}, ${one.row}`,
            one.value,
            one.by,
            formatInstant(one.at),
            [one.source, one.note].filter((text) => text !== null).join("; "),
          ],
        }))}
      />
    </section>
  );
}

function Papers({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>7. Văn bản và minh chứng</h2>
      <Rows
        heads={["Số, ký hiệu", "Ngày", "Trích yếu", "Tệp", "Người vào sổ"]}
        empty="Sổ văn bản chưa có mục nào."
        rows={book.papers.map((one) => ({
          key: one.id,
          cells: [
            one.sign === "" ? "–" : one.sign,
            one.issuedOn === null ? "–" : formatDay(one.issuedOn),
            one.summary,
            formatCount(one.files),
            one.by,
          ],
        }))}
      />
    </section>
  );
}

function People({ book }: { book: Book }): ReactNode {
  return (
    <section>
      <h2>8. Người đang có quyền tại đơn vị (ngày {formatDay(book.today)})</h2>
      <Rows
        heads={["Người", "Tên đăng nhập", "Vai trò", "Từ"]}
        empty="Chưa ai được giao quyền tại đơn vị."
        rows={book.people.map((one) => ({
          key: `${one.username} ${one.role}`,
          cells: [
            one.name,
            one.username,
            `${roleLabels[one.role]}${one.closed ? " (tài khoản đã đóng)" : ""}`,
            formatInstant(one.since),
          ],
        }))}
      />
    </section>
  );
}

function Signatures(): ReactNode {
  return (
    <section className="w-signatures" aria-label="Ký nhận">
      {["Người giao", "Người nhận", "Lãnh đạo đơn vị"].map((who) => (
        <div key={who}>
          <p>
            <strong>{who}</strong>
          </p>
          <p className="c-quiet">(ký, ghi rõ họ tên)</p>
        </div>
      ))}
    </section>
  );
}

interface RowsProps {
  heads: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  empty: string;
}

function Rows({ heads, rows, empty }: RowsProps): ReactNode {
  if (rows.length === 0) return <p className="c-quiet">{empty}</p>;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
