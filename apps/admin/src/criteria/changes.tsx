import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { diffSets } from "@cchc/domain/criteria/diff";
import type { SetChange } from "@cchc/domain/criteria/change";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatCount } from "@cchc/domain/text/numbers";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { type Found, placeOfPath } from "./place.ts";

export interface ChangesProps {
  set: CriteriaSet;
  /** The version it is told apart from. */
  before: { readonly id: string; readonly version: number };
  href: (found: Found) => string;
}

/** What this version changes, in words of a decision; with what is not saved yet. */
export function Changes({ set, before, href }: ChangesProps): ReactNode {
  const old = useQuery(api.criteria.get.queryOptions(before, { staleTime: 60_000 }));
  if (old.isError) return <FailureNotice error={old.error} onRetry={() => void old.refetch()} />;
  if (old.data === undefined) return <Waiting />;
  const changes = diffSets(old.data.set, set);
  if (changes.length === 0) {
    return (
      <Empty title={`Chưa khác gì phiên bản ${before.version}`}>
        Sửa một mục: từng thay đổi hiện ở đây bằng lời để đưa vào quyết định.
      </Empty>
    );
  }
  return (
    <div className="s-tight">
      <p>
        {formatCount(changes.length)} thay đổi so với phiên bản {before.version}.
      </p>
      <ul className="s-changes">
        {changes.map((change) => (
          <Line key={change.path + change.sentence} change={change} set={set} href={href} />
        ))}
      </ul>
    </div>
  );
}

function Line(props: {
  change: SetChange;
  set: CriteriaSet;
  href: ChangesProps["href"];
}): ReactNode {
  const { change, set, href } = props;
  if (change.code === "removed") return <li>{change.sentence}</li>;
  return (
    <li>
      <Link href={href(placeOfPath(set, change.path))}>{change.sentence}</Link>
    </li>
  );
}
