import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { sheetPath } from "./paths.ts";
import { areaHeat, type Content, type PublishedUnit, shortHead } from "./rows.ts";

/** More rows than this are drawn when asked for, and on paper. */
const atFirst = 200;

export interface ResultTableProps {
  content: Content;
  units: readonly PublishedUnit[];
}

/** Ranks, points and grades with the profile over the areas; each name leads to its sheet. */
export function ResultTable({ content, units }: ResultTableProps): ReactNode {
  const [all, setAll] = useState(units.length <= atFirst);
  useEffect(() => {
    const begin = (): void => flushSync(() => setAll(true));
    window.addEventListener("beforeprint", begin);
    return () => window.removeEventListener("beforeprint", begin);
  }, []);
  const { set, id } = content;
  const indexed = units.some(({ total, index }) => total !== index);
  const heat = areaHeat(units);
  const shown = all ? units : units.slice(0, atFirst);
  // The total is more than its areas where there is a bonus or something is left out.
  const beside = units.some(({ bonus, rescaled }) => Boolean(bonus) || Boolean(rescaled));
  return (
    <>
      <div className="c-table-box c-landscape">
        <table className="c-table p-ranks">
          <caption className="c-sr">Kết quả xếp hạng, {content.round.name}</caption>
          <thead>
            <tr>
              <th scope="col">Hạng, đơn vị</th>
              <th scope="col" className="c-num">
                Tổng điểm<span className="c-unit">trên {formatHundredths(set.max)}</span>
              </th>
              {indexed && (
                <th scope="col" className="c-num">
                  Chỉ số<span className="c-unit">%</span>
                </th>
              )}
              <th scope="col">Xếp loại</th>
              {set.areas.map(({ code, label, max }) => (
                <th key={code} scope="col" className="c-num p-area" title={label}>
                  {code}. {shortHead(label)}
                  <span className="c-unit">trên {formatHundredths(max)}</span>
                </th>
              ))}
              {beside && (
                <th scope="col" className="c-num">
                  Thưởng, trừ
                  <span className="c-unit">và quy đổi</span>
                </th>
              )}
              <th scope="col">Mã phiếu</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">
                  <span className="p-place">
                    <b>{unit.rank ?? "–"}</b>
                    <span>
                      {unit.code === null ? (
                        unit.name
                      ) : (
                        <Link href={sheetPath(id, unit.unitId)}>{unit.name}</Link>
                      )}
                      {unit.shared > 1 && (
                        <span className="c-unit">đồng hạng {unit.shared} đơn vị</span>
                      )}
                    </span>
                  </span>
                </th>
                <td className="c-num p-total">
                  {unit.total === null ? "" : formatHundredths(unit.total)}
                </td>
                {indexed && (
                  <td className="c-num">
                    {unit.index === null ? "" : formatHundredths(unit.index)}
                  </td>
                )}
                <td>{unit.grade ?? (unit.total === null ? "không có điểm" : "chưa xếp loại")}</td>
                {set.areas.map(({ code }, at) => {
                  const step = heat(unit, at);
                  const points = unit.areas?.[at]?.[0];
                  return (
                    <td
                      key={code}
                      className={step === undefined ? "c-num" : `c-num c-heat-${step}`}
                    >
                      {points === undefined ? "" : formatHundredths(points)}
                    </td>
                  );
                })}
                {beside && (
                  <td className="c-num">
                    {unit.total === null || unit.bonus === null || unit.rescaled === null
                      ? ""
                      : formatHundredths(unit.bonus + unit.rescaled)}
                  </td>
                )}
                <td className="c-nowrap">{unit.code ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && (
        <p className="c-row c-no-print">
          <span>
            Đang hiện {formatCount(shown.length)} trên {formatCount(units.length)} đơn vị.
          </span>
          <Button small onClick={() => setAll(true)}>
            Hiện tất cả
          </Button>
        </p>
      )}
      <p className="c-hint">
        Bằng điểm thì đồng hạng. Nền đậm hơn là điểm cao hơn trong cùng lĩnh vực.{" "}
        <span className="c-no-print">Bấm tên đơn vị để xem phiếu điểm.</span>
      </p>
    </>
  );
}
