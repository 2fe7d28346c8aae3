import "./units.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { formatDay, isDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Field } from "@cchc/ui/field";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { api } from "../api.ts";
import { Facts, useTell } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";
import { ChangeDialog } from "./change-dialog.tsx";
import type { ChangeKind } from "./change-words.ts";
import { Comparison } from "./comparison.tsx";
import { forestOf, openLines, placeOf, type TreeLine } from "./forest.ts";
import { FoundUnits } from "./found-units.tsx";
import { ListDialog } from "./list-dialog.tsx";
import { ReviewRules } from "./review-rules.tsx";
import type { UnitsSearch } from "./search.ts";
import { UnitPanel } from "./unit-panel.tsx";

const workspace = getRouteApi("/workspace");
const route = getRouteApi("/workspace/don-vi");

/** Lines drawn at most at once; beyond it the search is quicker than the eye. */
const most = 400;

/** The tree of units on a chosen day, and what each of them was before. */
export function Units(): ReactNode {
  const { me } = workspace.useRouteContext();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tell = useTell();
  const asked = search.ngay !== undefined && isDay(search.ngay) ? search.ngay : undefined;
  const periods = useQuery(api.periods.list.queryOptions(undefined, { staleTime: 60_000 }));
  const today = useQuery(
    api.units.tree.queryOptions(
      { day: me.today },
      { enabled: asked === undefined, staleTime: 60_000 },
    ),
  );
  // Whose unit is no more today sees the tree of the last period it reported in.
  const last = today.data?.length === 0 ? periods.data?.[0]?.to : undefined;
  const day = asked ?? last ?? me.today;
  const [typed, setTyped] = useState<string>();
  const [compared, setCompared] = useState<string>();
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<ChangeKind>();
  const [listing, setListing] = useState(false);
  const since =
    search.so !== undefined && isDay(search.so) && search.so < day ? search.so : undefined;
  const tree = useQuery(
    api.units.tree.queryOptions({ day }, { staleTime: 60_000, placeholderData: keepPreviousData }),
  );
  const units = tree.data ?? [];
  const forest = useMemo(() => forestOf(tree.data ?? []), [tree.data]);
  const change = (next: UnitsSearch): void =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  if (tree.isError) return <FailureNotice error={tree.error} onRetry={() => void tree.refetch()} />;
  if (tree.data === undefined) return <Waiting />;

  const chosen = search.chon === undefined ? undefined : forest.byId.get(search.chon);
  const communes = units.filter(({ kind }) => kind === "commune").length;
  // The top stands open to begin with; a press turns a line round.
  const isOpen = (id: string): boolean =>
    (forest.byId.get(id)?.parentId === null) !== turned.has(id);
  const href = (id: string): string => hrefTo("/don-vi", { ...search, chon: id });

  return (
    <div className="c-stack">
      <Facts
        unit={forest.below.get(null)?.[0]?.name ?? me.grants[0]?.unit.name ?? ""}
        period={`Ngày ${formatDay(day)}`}
        illustration={units.some((unit) => unit.illustration)}
      />
      <PageHead
        title={`${formatCount(communes)} xã, phường, thị trấn, đặc khu vào ngày ${formatDay(day)}`}
        lead="Mỗi kỳ báo cáo được xem theo cây đơn vị của ngày cuối kỳ đó; đổi ngày để xem cây của thời điểm khác."
        actions={
          may(me, "unit.manage") && (
            <>
              <LinkButton href={hrefTo("/don-vi/thay-doi")}>Thay đổi đơn vị</LinkButton>
              <Button onClick={() => setListing(true)}>Nhập danh mục…</Button>
              <Button onClick={() => setChanging("found")}>Thành lập đơn vị…</Button>
            </>
          )
        }
      />
      <div className="c-toolbar a-tools">
        <DayField
          label="Xem cây của ngày"
          value={typed ?? formatDay(day)}
          tried={false}
          onChange={(text) => {
            setTyped(text);
            const read = readDay(text);
            if (read.day !== undefined && text.trim().length >= 8) change({ ngay: read.day });
          }}
        />
        <DayField
          label="So với ngày trước đó"
          hint="để trống: không so"
          value={compared ?? (search.so === undefined ? "" : formatDay(search.so))}
          error={
            search.so !== undefined && since === undefined
              ? "Hãy chọn ngày trước ngày xem cây."
              : undefined
          }
          tried={search.so !== undefined && since === undefined}
          onChange={(text) => {
            setCompared(text);
            const read = readDay(text);
            if (text.trim() === "") change({ so: undefined });
            else if (read.day !== undefined && text.trim().length >= 8) change({ so: read.day });
          }}
        />
        <Field
          label="Tìm đơn vị"
          hint="tên cũ hoặc mới, có dấu hoặc không dấu, hoặc mã"
          type="search"
          value={search.tim ?? ""}
          onChange={(event) => change({ tim: event.target.value })}
        />
      </div>
      {units.length === 0 ? (
        <Empty title="Không có đơn vị nào trong phạm vi của bạn vào ngày này">
          Đơn vị của bạn có thể chưa thành lập hoặc đã sáp nhập: hãy chọn ngày khác.
        </Empty>
      ) : search.tim !== undefined && search.tim !== "" ? (
        <FoundUnits
          search={search.tim}
          units={units}
          href={href}
          hrefOn={(id, on) => hrefTo("/don-vi", { ...search, ngay: on, chon: id })}
          place={(unit) => placeOf(forest, unit)}
        />
      ) : since !== undefined ? (
        <Comparison
          from={since}
          to={day}
          href={(id, on) => hrefTo("/don-vi", { ngay: on, chon: id })}
        />
      ) : (
        <Tree
          lines={openLines(forest, isOpen)}
          isOpen={isOpen}
          chosen={search.chon}
          href={href}
          onTurn={(id) => setTurned(turnedRound(turned, id))}
        />
      )}
      <ReviewRules manageable={may(me, "unit.manage")} today={me.today} />
      {chosen !== undefined && (
        <UnitPanel
          unit={chosen}
          day={day}
          place={placeOf(forest, chosen)}
          href={(id, on) => hrefTo("/don-vi", { ngay: on, chon: id })}
          onChange={may(me, "unit.manage") ? setChanging : undefined}
          onClose={() => change({ chon: undefined })}
        />
      )}
      {changing !== undefined && (
        <ChangeDialog
          kind={changing}
          unit={chosen}
          units={units}
          forest={forest}
          day={day}
          onClose={() => setChanging(undefined)}
          onDrafted={(id) => {
            tell("Đã lập dự thảo. Xem trước rồi xác nhận; cây đơn vị chưa đổi.");
            void navigate({ to: "/don-vi/thay-doi", search: { ma: id } });
          }}
        />
      )}
      {listing && (
        <ListDialog
          onClose={() => setListing(false)}
          onDrafted={(id) => void navigate({ to: "/don-vi/thay-doi", search: { ma: id } })}
        />
      )}
    </div>
  );
}

function turnedRound(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface TreeProps {
  lines: readonly TreeLine[];
  isOpen: (id: string) => boolean;
  chosen: string | undefined;
  href: (id: string) => string;
  onTurn: (id: string) => void;
}

function Tree({ lines, isOpen, chosen, href, onTurn }: TreeProps): ReactNode {
  const [shown, setShown] = useState(most);
  return (
    <>
      <ul className="a-tree">
        {lines.slice(0, shown).map(({ unit, depth, children }) => (
          <li key={unit.id} className={`a-depth-${Math.min(depth, 4)}`}>
            {children > 0 ? (
              <button
                type="button"
                className="a-turn"
                aria-expanded={isOpen(unit.id)}
                aria-label={`${isOpen(unit.id) ? "Thu gọn" : "Mở"} ${unit.name}`}
                onClick={() => onTurn(unit.id)}
              >
                <Icon name="down" />
              </button>
            ) : (
              <span className="a-turn" />
            )}
            <Link href={href(unit.id)} aria-current={unit.id === chosen ? "page" : undefined}>
              {unit.name}
            </Link>
            {children > 0 && (
              <span className="c-quiet c-small">{formatCount(children)} đơn vị</span>
            )}
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <Button onClick={() => setShown(shown + most)}>
          Hiện thêm {formatCount(Math.min(most, lines.length - shown))} đơn vị
        </Button>
      )}
    </>
  );
}
