import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { StateMark } from "@cchc/ui/state-mark";
import { appraisedUnitHref } from "./paths.ts";
import { resultText, type SurveyRead, unsurveyed } from "./survey-words.ts";

/** Which commune has results, from which file; those that lack some come first. */
export function SurveyStanding({ read, dot }: { read: SurveyRead; dot: string }): ReactNode {
  const { questions, units } = read;
  const lacking = unsurveyed(read);
  const some = lacking.length > 0 && lacking.length < units.length;
  const rows = [...lacking, ...units.filter((unit) => !lacking.includes(unit))];
  return (
    <>
      {some && (
        <Notice
          tone="doubt"
          title={`${formatCount(lacking.length)} xã, phường chưa có kết quả: hạng của các đơn vị khác chỉ là tạm`}
        >
          <p>{lacking.map(({ name }) => name).join("; ")}.</p>
        </Notice>
      )}
      <div className="c-table-box c-table-tall">
        <table className="c-table c-table-cards">
          <caption>Kết quả khảo sát của từng xã, phường</caption>
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              {questions.map(({ code, label }) => (
                <th key={code} scope="col" className="c-num">
                  {label}
                </th>
              ))}
              <th scope="col">Từ tệp</th>
              <th scope="col">Nhập lúc</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unitId, name, results }) => {
              const latest = results.reduce<(typeof results)[number] | undefined>(
                (last, one) => ((last?.at ?? "") > (one.at ?? "") ? last : one),
                undefined,
              );
              return (
                <tr key={unitId}>
                  <th scope="row">
                    <Link href={appraisedUnitHref(dot, unitId)}>{name}</Link>
                  </th>
                  {questions.map(({ code, label }) => {
                    const own = results.find((result) => result.code === code);
                    return (
                      <td key={code} className="c-num" data-label={label}>
                        {own === undefined ? (
                          <StateMark tone="unknown">Chưa có</StateMark>
                        ) : (
                          resultText(own.value)
                        )}
                      </td>
                    );
                  })}
                  <td data-label="Từ tệp">{latest?.fileName ?? "–"}</td>
                  <td className="c-nowrap" data-label="Nhập lúc">
                    {latest?.at == null ? "–" : formatInstant(latest.at)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The files brought in so far: by whom, when, and how much of each still stands. */
export function SurveyFiles({ imports }: Pick<SurveyRead, "imports">): ReactNode {
  if (imports.length === 0) return null;
  return (
    <div className="c-table-box">
      <table className="c-table c-table-cards">
        <caption>Các tệp đã nhập, mới nhất trước</caption>
        <thead>
          <tr>
            <th scope="col">Tệp</th>
            <th scope="col">Người nhập</th>
            <th scope="col">Lúc</th>
            <th scope="col" className="c-num">
              Còn dùng<span className="c-unit">kết quả</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, fileName, by, at, standing }) => (
            <tr key={id}>
              <th scope="row">{fileName}</th>
              <td data-label="Người nhập">{by ?? "–"}</td>
              <td className="c-nowrap" data-label="Lúc">
                {formatInstant(at)}
              </td>
              <td className="c-num" data-label="Còn dùng">
                {standing === 0 ? (
                  <span className="c-quiet">đã thay hết</span>
                ) : (
                  formatCount(standing)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
