import type { ReactNode } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { formatCount } from "@cchc/domain/text/numbers";
import { Check } from "@cchc/ui/field";
import type { Outputs } from "../api.ts";
import { differenceWords } from "./words.ts";

export type Preview = NonNullable<Outputs["units"]["operation"]["preview"]>;

/** Units drawn at most at once. */
const most = 300;

/** Units that a draft changes. */
export function ChangedUnits({ preview }: { preview: Preview }): ReactNode {
  if (preview.units.length === 0) return null;
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>{formatCount(preview.units.length)} đơn vị thay đổi</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Thay đổi</th>
            <th scope="col">Thuộc</th>
          </tr>
        </thead>
        <tbody>
          {preview.units.slice(0, most).map((unit) => (
            <tr key={`${unit.id} ${unit.kind}`}>
              <th scope="row">{unit.after ?? unit.before}</th>
              <td>{differenceWords(unit)}</td>
              <td>{unit.place ?? unit.placeBefore}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.units.length > most && (
        <p className="c-hint">Còn {formatCount(preview.units.length - most)} đơn vị khác.</p>
      )}
    </div>
  );
}

interface GrantsProps {
  grants: Preview["grants"];
  locked: boolean;
  onTurn: (grant: Preview["grants"][number], toUnitId: string) => void;
}

/** Who held access where a unit ends, and who is given it in its successor. */
export function GrantsToMove({ grants, locked, onTurn }: GrantsProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table">
        <caption>Tài khoản ở đơn vị kết thúc: ai tiếp tục ở đơn vị mới?</caption>
        <thead>
          <tr>
            <th scope="col">Người</th>
            <th scope="col">Vai trò hiện nay</th>
            <th scope="col">Cấp thêm ở đơn vị mới</th>
          </tr>
        </thead>
        <tbody>
          {grants.map((grant) => (
            <tr key={`${grant.userId} ${grant.role} ${grant.fromUnitId}`}>
              <th scope="row">
                {grant.person} <span className="c-quiet c-small">{grant.username}</span>
              </th>
              <td>
                {roleLabels[grant.role]}, {grant.fromUnit}
              </td>
              <td>
                {grant.to.length === 0 && (
                  <span className="c-quiet">Không có đơn vị kế tiếp: chỉ giữ quyền xem cũ</span>
                )}
                {grant.to.map(({ id, name }) => (
                  <Check
                    key={id}
                    label={name}
                    checked={grant.chosen.includes(id)}
                    disabled={locked}
                    onChange={() => onTurn(grant, id)}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="c-hint">
        Không đánh dấu thì không ai có quyền ở đơn vị mới. Quyền ở đơn vị cũ được giữ để đọc báo cáo
        cũ.
      </p>
    </div>
  );
}
