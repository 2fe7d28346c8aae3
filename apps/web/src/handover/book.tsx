import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Figures, Papers, People } from "./holdings.tsx";
import { Reports, Returned, SelfScores, Tasks } from "./open-work.tsx";
import type { SectionProps } from "./section.tsx";

/** The book itself: eight sections and the place to sign. */
export function HandoverBook({ book }: SectionProps): ReactNode {
  return (
    <>
      <About book={book} />
      <Reports book={book} />
      <Returned book={book} />
      <SelfScores book={book} />
      <Tasks book={book} />
      <Figures book={book} />
      <Papers book={book} />
      <People book={book} />
      <Signatures />
    </>
  );
}

function About({ book }: SectionProps): ReactNode {
  const { name, place, reviewer, from, into } = book.unit;
  return (
    <section>
      <h2>1. Đơn vị</h2>
      <p>
        {name}
        {place !== "" && `, thuộc ${place}`}.{" "}
        {reviewer !== null && `Báo cáo do ${reviewer} tiếp nhận, thẩm định.`}
      </p>
      {[...from, ...into].length > 0 && (
        <ul>
          {from.map((one) => (
            <li key={`tu ${one.name}`}>
              Từ {one.name}, ngày {formatDay(one.on)}
              {one.decision !== null && `, theo ${one.decision}`}
            </li>
          ))}
          {into.map((one) => (
            <li key={`thanh ${one.name}`}>
              Thành {one.name} từ {formatDay(one.on)}
              {one.decision !== null && `, theo ${one.decision}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Signatures(): ReactNode {
  return (
    <section className="w-signatures" aria-label="Ký nhận">
      {["Người giao", "Người nhận", "Lãnh đạo đơn vị"].map((who) => (
        <div key={who}>
          <p>
            <strong>{who}</strong>
          </p>
          <p className="c-quiet">(ký, ghi rõ họ tên)</p>
        </div>
      ))}
    </section>
  );
}
