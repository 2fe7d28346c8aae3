import "./criteria.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { Empty } from "@cchc/ui/empty";
import { api, type Outputs } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { Editor } from "./editor.tsx";
import { Reader } from "./reader.tsx";

const route = getRouteApi("/workspace/bo-tieu-chi/xem");

export type SetHead = Outputs["criteria"]["list"][number];

export interface OpenSet {
  readonly head: SetHead;
  readonly set: CriteriaSet;
  /** The version before, where there is one. */
  readonly before: { readonly id: string; readonly version: number } | undefined;
}

/** One version of a set: a draft of one's own is written, anything else is read. */
export function SetScreen(): ReactNode {
  const { bo = "", ban = "" } = route.useSearch();
  const version = /^\d{1,6}$/.test(ban) ? Number(ban) : 0;
  const address = { id: bo, version };
  const known = bo !== "" && version > 0;
  const opened = useQuery(
    // A draft in the hands of its writer is not fetched anew under them.
    api.criteria.get.queryOptions(address, { enabled: known, staleTime: Infinity, gcTime: 0 }),
  );
  const heads = useQuery(api.criteria.list.queryOptions(undefined, { staleTime: 30_000 }));
  if (!known) {
    return <Empty title="Chưa chọn bộ tiêu chí">Hãy chọn một bộ trong danh sách.</Empty>;
  }
  if (opened.isError) {
    return <FailureNotice error={opened.error} onRetry={() => void opened.refetch()} />;
  }
  const { head, set } = opened.data ?? {};
  if (head === undefined || set === undefined || heads.data === undefined) return <Waiting />;
  const older = heads.data
    .filter((one) => one.id === bo && one.version < version)
    .map((one) => one.version);
  const before = older.length === 0 ? undefined : { id: bo, version: Math.max(...older) };
  const open: OpenSet = { head, set, before };
  const key = `${bo} ${version} ${head.status} ${head.revision}`;
  return head.status === "draft" && head.manageable ? (
    <Editor key={key} open={open} onReload={() => void opened.refetch()} />
  ) : (
    <Reader key={key} open={open} onReload={() => void opened.refetch()} />
  );
}
