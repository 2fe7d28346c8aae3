import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { qualifierPrefix } from "@cchc/domain/report/cell-words";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";

type Unit = Outputs["activities"]["confirmed"]["units"][number];
type Count = Unit["counts"][number];

/** The culture centre confirms how many each commune did; that count scores. */
export function ConfirmCounts({ unitId, year }: { unitId: string; year: number }): ReactNode {
  const list = useQuery(api.activities.confirmed.queryOptions({ unitId, year }));
  if (list.isError) return <Notice tone="wrong" title={failureOf(list.error).message} announce />;
  if (list.isPending) return <Loading>Đang lấy số lượng của các xã, phường…</Loading>;
  const { fields, units, differences } = list.data;
  return (
    <div className="c-stack">
      <p>
        Số trung tâm xác nhận là số tính điểm.
        {differences.length > 0 &&
          ` Có ${differences.length} số khác sổ của đơn vị, cần đối chiếu.`}
      </p>
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Số lượng xác nhận năm {year}</caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              {fields.map(({ code, label }) => (
                <th key={code} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">{unit.name}</th>
                {unit.counts.map((count) => (
                  <td key={count.field}>
                    <ConfirmCell centreId={unitId} unit={unit} count={count} year={year} />
                    {differences
                      .filter((one) => one.unitId === unit.unitId && one.field === count.field)
                      .map((one) => (
                        <p key={one.field} className="c-small c-tone-doubt">
                          {one.sentence}
                        </p>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface ConfirmCellProps {
  centreId: string;
  unit: Unit;
  count: Count;
  year: number;
}

function ConfirmCell({ centreId, unit, count, year }: ConfirmCellProps): ReactNode {
  const queries = useQueryClient();
  const confirmed = count.confirmed === null ? "" : String(count.confirmed);
  const [typing, setTyped] = useState<string | undefined>(undefined);
  const typed = typing ?? confirmed;
  const save = useMutation({
    mutationFn: (value: number | null) =>
      client.activities.confirm.mutate({
        opId: newOperationId(),
        centreId,
        unitId: unit.unitId,
        year,
        field: count.field,
        count: value,
        seen: count.seen,
      }),
    onSuccess: () => setTyped(undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: api.activities.confirmed.queryKey() }),
  });
  const value = typed === "" ? null : Number(typed);
  const own =
    count.own === null
      ? "sổ: chưa có"
      : `sổ: ${qualifierPrefix(count.own.qualifier)}${formatCount(count.own.count)}`;
  return (
    <div className="p-row">
      <input
        className="c-input p-count"
        inputMode="numeric"
        aria-label={`${unit.name}, số xác nhận`}
        value={typed}
        onChange={({ target }) => setTyped(target.value.replace(/\D/g, ""))}
      />
      <span className="c-small c-quiet">{own}</span>
      {value !== count.confirmed && (
        <Button small onClick={() => save.mutate(value)}>
          Xác nhận
        </Button>
      )}
      {save.isError && (
        <span className="c-small c-tone-wrong">{failureOf(save.error).message}</span>
      )}
    </div>
  );
}
