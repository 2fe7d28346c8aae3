import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { api } from "../api.ts";
import { findUnits, type UnitRow } from "./forest.ts";

/** Units of the shown day drawn at most at once. */
const most = 400;

export interface FoundUnitsProps {
  units: readonly UnitRow[];
  search: string;
  href: (id: string) => string;
  /** Address of a unit on a day on which it went by a name. */
  hrefOn: (id: string, on: string) => string;
  place: (unit: UnitRow) => string;
}

/** Units of the shown day by name, and those of other days that had such a name. */
export function FoundUnits({ units, search, href, hrefOn, place }: FoundUnitsProps): ReactNode {
  const { found, more } = findUnits(units, search, most);
  const ever = useQuery(
    api.units.find.queryOptions(
      { text: search },
      { enabled: search.trim().length > 1, staleTime: 60_000, placeholderData: keepPreviousData },
    ),
  );
  const shown = new Set(found.map(({ id, name }) => `${id} ${name}`));
  const others = (ever.data?.found ?? []).filter(({ id, name }) => !shown.has(`${id} ${name}`));
  return (
    <>
      {found.length === 0 ? (
        <Empty title={`Không có đơn vị nào khớp “${search}” vào ngày này`}>
          Thử tên ngắn hơn, hoặc chọn ngày khác: tên có thể đã đổi.
        </Empty>
      ) : (
        <ul className="a-tree">
          {found.map((unit) => (
            <li key={unit.id}>
              <Link href={href(unit.id)}>{unit.name}</Link>
              <span className="c-quiet c-small">{place(unit)}</span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="c-hint">Còn {formatCount(more)} đơn vị khác: gõ thêm để thu hẹp.</p>
      )}
      {others.length > 0 && (
        <section aria-labelledby="ten-khac-ngay">
          <h2 id="ten-khac-ngay">Có tên này vào ngày khác</h2>
          <ul className="a-tree">
            {others.map((unit) => (
              <li key={`${unit.id} ${unit.from}`}>
                <Link href={hrefOn(unit.id, unit.day)}>{unit.name}</Link>
                <span className="c-quiet c-small">
                  {unit.to === null ? `từ ${formatDay(unit.from)}` : `đến ${formatDay(unit.to)}`}
                  {unit.place !== "" && `, thuộc ${unit.place}`}
                  {unit.into.length > 0 &&
                    `, nay là ${unit.into.map(({ name }) => name).join(", ")}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
