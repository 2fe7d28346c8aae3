import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { api, type Outputs } from "../api.ts";
import { resultPath } from "./paths.ts";
import { PublicPage } from "./public-page.tsx";

type Publication = Outputs["publications"]["list"][number];

/** Every year's result; a correction stands before what it corrects. */
export function ListPage(): ReactNode {
  const { data } = useSuspenseQuery(api.publications.list.queryOptions());
  const rounds = [...new Set(data.map(({ roundId }) => roundId))];
  return (
    <PublicPage
      title="Kết quả đã công bố"
      illustration={data.some(({ illustration }) => illustration)}
    >
      <div className="c-stack-wide">
        <PageHead
          title="Kết quả chấm điểm cải cách hành chính đã công bố"
          lead="Mỗi kết quả kèm phiếu điểm từng xã, phường: từng điểm có số liệu, cách tính và căn cứ, trình duyệt nào cũng tính lại được."
        />
        {rounds.length === 0 ? (
          <Empty title="Chưa công bố kết quả nào">
            Khi cơ quan tổng hợp công bố kết quả một năm, kết quả hiện ở đây.
          </Empty>
        ) : (
          <ul className="p-list">
            {rounds.map((roundId) => (
              <Round key={roundId} numbers={data.filter((one) => one.roundId === roundId)} />
            ))}
          </ul>
        )}
      </div>
    </PublicPage>
  );
}

function Round({ numbers }: { numbers: readonly Publication[] }): ReactNode {
  const [latest, ...older] = numbers;
  if (latest === undefined) return null;
  return (
    <li>
      <p className="p-year">{latest.year}</p>
      <div>
        <h2>
          <Link href={resultPath(latest.id)}>{latest.title}</Link>
        </h2>
        <p>
          Quyết định {latest.decision}, ngày {formatDay(latest.decidedOn)}. Công bố{" "}
          {formatInstant(latest.publishedAt)}
          {latest.number > 1 && `, lần ${latest.number}: ${latest.changeNote}`}.
        </p>
        {older.length > 0 && (
          <p className="c-quiet">
            Các bản trước:{" "}
            {older.map(({ id, number, publishedAt }, at) => (
              <span key={id}>
                {at > 0 && ", "}
                <Link href={resultPath(id)}>
                  lần {number} ({formatInstant(publishedAt)})
                </Link>
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}
