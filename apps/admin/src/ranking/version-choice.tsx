import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import type { TrySearch } from "./search.ts";

interface VersionChoiceProps {
  round: RoundHead;
  search: TrySearch;
  onChange: (next: TrySearch) => void;
}

/** Any version of any set for the same kind of unit, drafts among them. */
export function VersionChoice({ round, search, onChange }: VersionChoiceProps): ReactNode {
  const sets = useQuery(api.criteria.list.queryOptions(undefined, { staleTime: 30_000 }));
  const heads = (sets.data ?? []).filter(({ unitKind }) => unitKind === "commune");
  const key = (id: string, version: number | string): string => `${id} ${version}`;
  const current =
    search.bo === undefined ? key(round.setId, round.setVersion) : key(search.bo, search.ban ?? "");
  return (
    <Select
      line
      label="Bắt đầu từ"
      value={current}
      choices={heads.map(({ id, version, name, status }) => ({
        value: key(id, version),
        label: `${name}, phiên bản ${version}${status === "draft" ? " (bản thảo)" : ""}`,
      }))}
      onChange={(event) => {
        const head = heads.find(({ id, version }) => key(id, version) === event.target.value);
        if (head !== undefined) {
          onChange({ bo: head.id, ban: String(head.version), muc: undefined, sua: undefined });
        }
      }}
    />
  );
}
