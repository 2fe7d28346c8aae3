import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button, LinkButton } from "@cchc/ui/button";
import { DateField } from "@cchc/ui/day/day-field";
import { Empty } from "@cchc/ui/empty";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { AuditTable } from "./audit-table.tsx";
import { type AuditSearch, auditKinds, exportHref, filterOf } from "./search.ts";
import { Verify } from "./verify.tsx";

const route = getRouteApi("/workspace/nhat-ky");
const workspace = getRouteApi("/workspace");

/** Who did what and when in the units that one is responsible for. */
export function Audit(): ReactNode {
  const { me } = workspace.useRouteContext();
  const search = route.useSearch();
  return (
    <div className="c-stack">
      <Facts unit={me.grants[0]?.unit.name ?? me.name} period="Nhật ký" />
      <PageHead
        title="Nhật ký"
        lead="Ai làm gì, lúc nào, trong các đơn vị bạn phụ trách. Nhật ký chỉ ghi thêm, không sửa, không xóa; số liệu nháp của đơn vị không hiện ở đây."
        actions={<LinkButton href={exportHref(search)}>Tải tệp CSV</LinkButton>}
      />
      <Filters search={search} />
      <Lines search={search} />
      <Verify />
    </div>
  );
}

function Filters({ search }: { readonly search: AuditSearch }): ReactNode {
  const navigate = route.useNavigate();
  const people = useQuery(api.audit.people.queryOptions(undefined, { staleTime: 60_000 }));
  const set = (next: AuditSearch): void => {
    void navigate({ search: { ...search, ...next }, replace: true });
  };
  return (
    <div className="c-toolbar a-tools">
      <Select
        label="Việc"
        line
        value={search.viec ?? ""}
        choices={[{ value: "", label: "Mọi việc" }, ...auditKinds]}
        onChange={({ target }) =>
          set({ viec: auditKinds.find(({ value }) => value === target.value)?.value })
        }
      />
      <Select
        label="Người làm"
        line
        value={search.nguoi ?? ""}
        choices={[
          { value: "", label: "Mọi người" },
          ...(people.data ?? []).map(({ id, name, username }) => ({
            value: id,
            label: `${name} (${username})`,
          })),
        ]}
        onChange={({ target }) => set({ nguoi: target.value === "" ? undefined : target.value })}
      />
      <DateField
        label="Từ ngày"
        line
        hint={null}
        value={search.tu ?? ""}
        onDay={(day) => set({ tu: day === "" ? undefined : day })}
      />
      <DateField
        label="Đến ngày"
        line
        hint={null}
        value={search.den ?? ""}
        onDay={(day) => set({ den: day === "" ? undefined : day })}
      />
      {search.donvi !== undefined && (
        <Button small onClick={() => set({ donvi: undefined })}>
          Bỏ lọc theo đơn vị
        </Button>
      )}
    </div>
  );
}

function Lines({ search }: { readonly search: AuditSearch }): ReactNode {
  const pages = useInfiniteQuery(
    api.audit.list.infiniteQueryOptions(filterOf(search), {
      getNextPageParam: ({ next }) => next,
      staleTime: 10_000,
    }),
  );
  if (pages.isError) {
    return <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  if (pages.data === undefined) return <Waiting />;
  const lines = pages.data.pages.flatMap((page) => page.lines);
  if (lines.length === 0) {
    return <Empty title="Không có dòng nào">Hãy bỏ bớt điều kiện lọc ở trên.</Empty>;
  }
  return (
    <>
      <AuditTable lines={lines} search={search} />
      {pages.hasNextPage && (
        <div>
          <Button
            busy={pages.isFetchingNextPage ? "Đang lấy…" : undefined}
            onClick={() => void pages.fetchNextPage()}
          >
            Xem các dòng cũ hơn
          </Button>
        </div>
      )}
    </>
  );
}
