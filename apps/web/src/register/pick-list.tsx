import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import type { EntryType } from "@cchc/domain/document/entry";
import { fittingFirst } from "@cchc/domain/document/fitting";
import type { AreaCode } from "@cchc/domain/form/form";
import { Button } from "@cchc/ui/button";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { api, failureOf } from "../api.ts";
import { Hints } from "./hints.tsx";
import { useSettled } from "./use-settled.ts";
import { dayText, type DocumentEntry, entryTitle } from "./words.ts";

/** What is asked for: papers of these types and that year are offered first. */
export interface Wanted {
  readonly types: readonly EntryType[];
  readonly year: number;
  /** Words of what is to be proved; papers of a type that speak of it come before its others. */
  readonly words: string;
}

/** What the register is narrowed by in the window. */
export interface Narrowed {
  readonly words: string;
  readonly type?: EntryType | undefined;
  readonly year?: number | undefined;
  readonly area?: AreaCode | undefined;
}

interface PickListProps {
  unitId: string;
  narrowed: Narrowed;
  wanted: Wanted | undefined;
  picked: readonly string[];
  single: boolean;
  toggle: (id: string, on: boolean) => void;
}

/** Papers offered of each wanted type. */
const eachType = 5;

/** The latest papers of a type among which those are looked for. */
const lookedAt = 100;

/** Papers of the register to choose from, those of the wanted type first. */
export function PickList(props: PickListProps): ReactNode {
  const { unitId, narrowed, wanted } = props;
  const { words, ...rest } = narrowed;
  const group = useId();
  const search = useSettled(words.trim(), 250);
  const pages = useInfiniteQuery(
    api.documents.list.infiniteQueryOptions(
      { unitId, search, ...rest },
      { getNextPageParam: ({ next }) => next, placeholderData: (before) => before },
    ),
  );
  const whole = search === "" && Object.values(rest).every((value) => value === undefined);
  const first = useWanted(unitId, whole ? wanted : undefined);
  if (pages.isError) {
    return (
      <Failure title="Chưa lấy được sổ văn bản" onRetry={() => void pages.refetch()}>
        {failureOf(pages.error).message}
      </Failure>
    );
  }
  if (pages.isPending) return <Loading>Đang lấy sổ văn bản…</Loading>;
  const entries = pages.data.pages.flatMap(({ documents }) => documents);
  if (entries.length === 0) {
    return (
      <p role="status">
        {whole
          ? "Sổ chưa có văn bản nào: hãy thêm văn bản mới."
          : "Không có văn bản nào khớp: thử ít chữ hơn, bớt điều kiện lọc, hoặc thêm văn bản mới."}
      </p>
    );
  }
  const offered = new Set(first.map(({ id }) => id));
  return (
    <div className="r-choices">
      {first.length > 0 && (
        <Choices {...props} group={group} title="Gợi ý: đúng loại mục này cần" entries={first} />
      )}
      <Choices
        {...props}
        group={group}
        title={first.length > 0 ? "Văn bản khác trong sổ" : undefined}
        entries={entries.filter(({ id }) => !offered.has(id))}
      />
      {pages.hasNextPage && (
        <Button small className="w-gap" onClick={() => void pages.fetchNextPage()}>
          Xem thêm
        </Button>
      )}
    </div>
  );
}

/**
 * The papers of the wanted types, type by type, the fitting ones first: those of the year, and those
 * of the year before that name it, for the plan of a year is issued before it begins.
 */
function useWanted(unitId: string, wanted: Wanted | undefined): readonly DocumentEntry[] {
  const { types = [], year = 0, words = "" } = wanted ?? {};
  const found = useQueries({
    queries: types.flatMap((type) =>
      [year, year - 1].map((of) =>
        api.documents.list.queryOptions({ unitId, type, year: of, limit: lookedAt }),
      ),
    ),
  });
  return types.flatMap((_, at) => {
    const own = found[at * 2]?.data?.documents ?? [];
    const before = found[at * 2 + 1]?.data?.documents ?? [];
    const named = before.filter(({ summary }) => summary.includes(String(year)));
    return fittingFirst(words, [...own, ...named]).slice(0, eachType);
  });
}

interface ChoicesProps extends Pick<PickListProps, "picked" | "single" | "toggle"> {
  /** Radios of both lists are one choice. */
  group: string;
  title: string | undefined;
  entries: readonly DocumentEntry[];
}

function Choices({ group, title, entries, picked, single, toggle }: ChoicesProps): ReactNode {
  const name = useId();
  return (
    <>
      {title !== undefined && (
        <h3 className="r-choices-title" id={name}>
          {title}
        </h3>
      )}
      <ul className="r-plain" aria-labelledby={title === undefined ? undefined : name}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <label>
              <input
                type={single ? "radio" : "checkbox"}
                name={group}
                checked={picked.includes(entry.id)}
                onChange={({ target }) => toggle(entry.id, target.checked)}
              />
              <span>
                <strong>{entryTitle(entry)}</strong>{" "}
                <span className="c-quiet c-nowrap">{dayText(entry.issuedOn)}</span>
                <br />
                {entry.summary}
                <span className="c-quiet c-small">
                  {entry.files.length === 0 ? " – chưa có tệp" : ` – ${entry.files.length} tệp`}
                  {entry.citedIn.length > 0 && `, đã dùng cho ${entry.citedIn.length} tiêu chí`}
                </span>
                <Hints hints={entry.hints} />
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
