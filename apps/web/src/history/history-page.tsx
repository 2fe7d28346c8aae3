import "./history.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Button, LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Field } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { api, failureOf, type Inputs } from "../api.ts";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { useLater } from "../register/use-settled.ts";
import { mayOn, useMe } from "../session/me.ts";
import { byDay } from "./days.ts";
import { readHistorySearch, type HistorySearch } from "./search.ts";
import { StepLine } from "./step-line.tsx";

const route = getRouteApi("/trong/lich-su");
const title = "Lịch sử";

type Kind = NonNullable<Inputs["history"]["list"]["kind"]>;

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "reports", label: "Báo cáo" },
  { value: "scores", label: "Tự chấm điểm" },
  { value: "documents", label: "Văn bản & minh chứng" },
  { value: "plans", label: "Kế hoạch & tuyên truyền" },
];

/** What happened to the unit's reports, scores and papers: who did what, when. */
export function HistoryPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const units = [...new Map(me.grants.map(({ unit }) => [unit.id, unit])).values()].filter(
    ({ id }) => mayOn(me, id, "report.read"),
  );
  const unit = units.find(({ id }) => id === search.donvi) ?? units[0];
  if (unit === undefined) {
    return (
      <Workspace title={title} header={{ unit: me.name, period: title }}>
        <Empty title="Chưa có lịch sử nào">Tài khoản này chưa được giao đơn vị cấp xã.</Empty>
      </Workspace>
    );
  }
  return <History key={unit.id} unit={unit} units={units} search={search} />;
}

interface Unit {
  readonly id: string;
  readonly name: string;
}

interface HistoryProps {
  unit: Unit;
  units: readonly Unit[];
  search: HistorySearch;
}

function History({ unit, units, search }: HistoryProps): ReactNode {
  const navigate = route.useNavigate();
  const [words, setWords] = useState(search.tim ?? "");
  const later = useLater(250);
  const kind = kinds.find(({ value }) => value === search.loai)?.value;
  const writers = useQuery(api.history.writers.queryOptions({ unitId: unit.id }));
  const tasks = useQuery(api.reports.tasks.queryOptions());
  const pages = useInfiniteQuery(
    api.history.list.infiniteQueryOptions(
      { unitId: unit.id, kind, userId: search.nguoi, search: search.tim ?? "" },
      { getNextPageParam: ({ next }) => next, placeholderData: (before) => before, staleTime: 0 },
    ),
  );
  const show = (changed: { [K in keyof HistorySearch]?: string | undefined }): void => {
    void navigate({ search: (now) => readHistorySearch({ ...now, ...changed }), replace: true });
  };
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const narrowed = search.tim !== undefined || kind !== undefined || search.nguoi !== undefined;
  const invented = tasks.data?.tasks.some(({ period }) => period.illustration) === true;
  return (
    <Workspace
      title={title}
      header={{ unit: unit.name, period: title }}
      banner={invented && <DemoNote />}
    >
      <div className="c-stack">
        <PageHead
          title={title}
          lead="Ai đã làm gì với báo cáo, điểm tự chấm và văn bản của đơn vị, mới nhất đứng trước. Không ai sửa hay xóa được các dòng này."
          actions={
            <LinkButton href={`/ban-giao?donvi=${encodeURIComponent(unit.id)}`}>
              Sổ bàn giao
            </LinkButton>
          }
        />
        <div className="c-toolbar c-no-print">
          <Field
            label="Tìm trong lịch sử"
            hint="tên chỉ tiêu, việc đã làm hoặc trích yếu; có dấu hoặc không dấu"
            type="search"
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
              later(() => show({ tim: target.value }));
            }}
          />
          <Select
            label="Loại"
            value={kind ?? ""}
            choices={[{ value: "", label: "Tất cả" }, ...kinds]}
            onChange={({ target }) => show({ loai: target.value })}
          />
          <Select
            label="Người thực hiện"
            value={search.nguoi ?? ""}
            choices={[
              { value: "", label: "Mọi người" },
              ...(writers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ target }) => show({ nguoi: target.value })}
          />
          {units.length > 1 && (
            <Select
              label="Đơn vị"
              value={unit.id}
              choices={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => show({ donvi: target.value })}
            />
          )}
        </div>
        {pages.isPending && <Loading>Đang lấy lịch sử…</Loading>}
        {pages.isError && (
          <Failure title="Chưa lấy được lịch sử" onRetry={() => void pages.refetch()}>
            {failureOf(pages.error).message}
          </Failure>
        )}
        {pages.isSuccess && entries.length === 0 && (
          <Empty title={narrowed ? "Không có việc nào khớp" : "Chưa có việc nào"}>
            {narrowed
              ? "Thử từ ngắn hơn, hoặc bỏ bớt điều kiện lọc."
              : "Mỗi lần nhập số, nộp báo cáo, vào sổ văn bản sẽ hiện ở đây."}
          </Empty>
        )}
        {byDay(entries).map(({ day, steps }) => (
          <section key={day} aria-labelledby={`ngay-${day}`}>
            <h2 id={`ngay-${day}`} className="w-history-day">
              {formatDay(day)}
            </h2>
            <ul className="w-history">
              {steps.map((step) => (
                <StepLine key={step.entries[0].seq} unitId={unit.id} step={step} />
              ))}
            </ul>
          </section>
        ))}
        {pages.hasNextPage && (
          <p className="c-no-print">
            <Button
              busy={pages.isFetchingNextPage ? "Đang lấy…" : undefined}
              onClick={() => void pages.fetchNextPage()}
            >
              Xem việc cũ hơn
            </Button>
          </p>
        )}
      </div>
    </Workspace>
  );
}
