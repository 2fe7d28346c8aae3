import "./register.css";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { entryTypeLabel, entryTypes } from "@cchc/domain/document/entry";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { download } from "@cchc/ui/download";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Check, Field } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { api, failureOf } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { mayOn, useMe } from "../session/me.ts";
import { readAllEntries, registerLines } from "./csv.ts";
import { EntryDialog } from "./entry-dialog.tsx";
import { EntryTable } from "./entry-table.tsx";
import { readRegisterSearch, type RegisterSearch } from "./search.ts";
import { useLater } from "./use-settled.ts";

const route = getRouteApi("/trong/van-ban");
const newEntry = "moi";

/** The unit's register: found by words, one row a paper, opened in a window over it. */
export function RegisterPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = [...new Map(me.grants.map(({ unit }) => [unit.id, unit])).values()].filter(
    ({ id }) => mayOn(me, id, "document.read"),
  );
  const unit = units.find(({ id }) => id === search.donvi) ?? units[0];
  const show = (changed: { [K in keyof RegisterSearch]?: RegisterSearch[K] | undefined }): void => {
    void navigate({ search: (now) => readRegisterSearch({ ...now, ...changed }), replace: true });
  };
  if (unit === undefined) {
    return (
      <Workspace title={title} header={{ unit: me.name, period: title }}>
        <Empty title="Chưa có sổ văn bản nào">Tài khoản này chưa được giao đơn vị cấp xã.</Empty>
      </Workspace>
    );
  }
  const mayEdit = mayOn(me, unit.id, "document.edit");
  return (
    <Register
      key={unit.id}
      unit={unit}
      units={units}
      search={search}
      show={show}
      mayEdit={mayEdit}
    />
  );
}

const title = "Văn bản & minh chứng";

interface Unit {
  readonly id: string;
  readonly name: string;
}

interface RegisterProps {
  unit: Unit;
  units: readonly Unit[];
  search: RegisterSearch;
  show: (changed: { [K in keyof RegisterSearch]?: RegisterSearch[K] | undefined }) => void;
  mayEdit: boolean;
}

function Register({ unit, units, search, show, mayEdit }: RegisterProps): ReactNode {
  const shelf = useQuery(api.documents.shelf.queryOptions({ unitId: unit.id }));
  const [words, setWords] = useState(search.tim ?? "");
  const later = useLater(250);
  const { tim, nam, rut } = search;
  const loai = entryTypes.find((type) => type === search.loai);
  const filter = {
    unitId: unit.id,
    search: tim ?? "",
    type: loai,
    year: nam,
    withdrawn: rut ?? false,
  };
  const pages = useInfiniteQuery(
    api.documents.list.infiniteQueryOptions(filter, {
      getNextPageParam: ({ next }) => next,
      placeholderData: (before) => before,
    }),
  );
  const csv = useMutation({
    mutationFn: () => readAllEntries(filter),
    onSuccess: (found) => {
      download(fileName(["so-van-ban", unit.name], "csv"), toCsv(registerLines(found)));
    },
  });
  const entries = pages.data?.pages.flatMap(({ documents }) => documents) ?? [];
  const years = shelf.data?.years ?? [];
  const narrowed = tim !== undefined || loai !== undefined || nam !== undefined;
  const add = mayEdit && (
    <Button tone="primary" onClick={() => show({ mo: newEntry })}>
      Thêm văn bản
    </Button>
  );
  return (
    <Workspace
      title={title}
      header={{
        unit: unit.name,
        period: title,
        state: shelf.data && `${formatCount(shelf.data.total)} văn bản trong sổ`,
      }}
      banner={
        entries.some(({ illustration }) => illustration) && (
          <DemoBanner>
            Sổ này có văn bản được dựng để trình bày, ghi rõ “văn bản minh họa”, không dùng làm căn
            cứ.
          </DemoBanner>
        )
      }
    >
      <div className="c-stack">
        <PageHead
          title={title}
          lead="Ghi một lần, dùng làm minh chứng cho nhiều tiêu chí và trích dẫn trong báo cáo."
          actions={
            <>
              {entries.length > 0 && (
                <Button
                  busy={csv.isPending ? "Đang lấy sổ…" : undefined}
                  onClick={() => csv.mutate()}
                >
                  Tải CSV
                </Button>
              )}
              {add}
            </>
          }
        />
        {csv.isError && <Notice tone="wrong" title={failureOf(csv.error).message} announce />}
        <search className="c-toolbar">
          {units.length > 1 && (
            <Select
              line
              label="Đơn vị"
              value={unit.id}
              choices={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => show({ donvi: target.value })}
            />
          )}
          <div className="r-search">
            <Field
              line
              type="search"
              label="Tìm số, trích yếu, cơ quan, ngày"
              hint="Gõ không dấu cũng tìm được."
              value={words}
              onChange={({ target }) => {
                setWords(target.value);
                later(() => show({ tim: target.value.trim() || undefined }));
              }}
            />
          </div>
          <Select
            line
            label="Loại"
            value={loai ?? ""}
            choices={[
              { value: "", label: "Mọi loại" },
              ...entryTypes.map((value) => ({ value, label: entryTypeLabel(value) })),
            ]}
            onChange={({ target }) =>
              show({ loai: entryTypes.find((type) => type === target.value) })
            }
          />
          <Select
            line
            label="Năm"
            value={nam === undefined ? "" : String(nam)}
            choices={[
              { value: "", label: "Mọi năm" },
              ...years.map((year) => ({ value: String(year), label: String(year) })),
            ]}
            onChange={({ target }) =>
              show({ nam: target.value === "" ? undefined : Number(target.value) })
            }
          />
          <Check
            label="Đã rút khỏi sổ"
            checked={rut === true}
            onChange={({ target }) => show({ rut: target.checked ? true : undefined })}
          />
        </search>
        {pages.isError ? (
          <Failure title="Chưa lấy được sổ văn bản" onRetry={() => void pages.refetch()}>
            {failureOf(pages.error).message}
          </Failure>
        ) : pages.isPending ? (
          <Loading>Đang lấy sổ văn bản…</Loading>
        ) : entries.length > 0 ? (
          <>
            <EntryTable entries={entries} onOpen={({ id }) => show({ mo: id })} />
            {pages.hasNextPage && (
              <Button
                busy={pages.isFetchingNextPage ? "Đang lấy thêm…" : undefined}
                onClick={() => void pages.fetchNextPage()}
              >
                Xem thêm
              </Button>
            )}
          </>
        ) : (
          <Nothing
            narrowed={narrowed}
            withdrawn={rut === true}
            add={add}
            clear={() => {
              setWords("");
              later(() => {});
              show({ tim: undefined, loai: undefined, nam: undefined });
            }}
          />
        )}
        <p className="c-sr" role="status">
          {pages.isSuccess ? `Đang hiện ${formatCount(entries.length)} văn bản` : ""}
        </p>
      </div>
      <EntryDialog
        open={search.mo}
        isNew={search.mo === newEntry}
        unitId={unit.id}
        mayEdit={mayEdit}
        onClose={() => show({ mo: undefined })}
      />
    </Workspace>
  );
}

interface NothingProps {
  narrowed: boolean;
  withdrawn: boolean;
  add: ReactNode;
  clear: () => void;
}

function Nothing({ narrowed, withdrawn, add, clear }: NothingProps): ReactNode {
  if (narrowed) {
    return (
      <Empty
        title="Không có văn bản nào khớp"
        actions={<Button onClick={clear}>Xóa bộ lọc</Button>}
      >
        Thử ít chữ hơn, hoặc chỉ gõ số văn bản.
      </Empty>
    );
  }
  if (withdrawn) return <Empty title="Chưa rút văn bản nào khỏi sổ" />;
  return (
    <Empty title="Sổ chưa có văn bản nào" actions={add}>
      Bắt đầu bằng kế hoạch cải cách hành chính của năm: ghi số, ngày, trích yếu và kèm bản chụp.
    </Empty>
  );
}
