import type { ReactNode } from "react";
import type { SetFinding } from "@cchc/domain/criteria/finding";
import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { kindLabels } from "./new-rule.ts";
import { type Place, placeOfPath, placeText } from "./place.ts";

export interface TreeProps {
  set: CriteriaSet;
  findings: readonly SetFinding[];
  href: (place: Place) => string;
}

/** How many findings stand at each place, by its address. */
function countFindings(
  set: CriteriaSet,
  findings: readonly SetFinding[],
): ReadonlyMap<string, { errors: number; warnings: number }> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { path, severity } of findings) {
    const key = placeText(placeOfPath(set, path).place);
    const count = counts.get(key) ?? { errors: 0, warnings: 0 };
    counts.set(key, {
      errors: count.errors + (severity === "error" ? 1 : 0),
      warnings: count.warnings + (severity === "warning" ? 1 : 0),
    });
  }
  return counts;
}

function total(parts: readonly { readonly max: number }[]): number {
  return parts.reduce((sum, { max }) => sum + max, 0);
}

/** A set as a tree: areas, criteria, leaves, each group's sum against its maximum. */
export function SetTree({ set, findings, href }: TreeProps): ReactNode {
  const counts = countFindings(set, findings);
  // Without findings the names have the room.
  const shown = findings.length > 0;
  const marks = (place: Place): ReactNode =>
    shown && (
      <td>
        <Marks count={counts.get(placeText(place))} />
      </td>
    );
  return (
    <div className="c-table-box">
      <table className="c-table s-tree">
        <caption className="c-sr">Cây tiêu chí</caption>
        <thead>
          <tr>
            <th scope="col">Tiêu chí</th>
            <th scope="col">Cách tính điểm</th>
            <th scope="col" className="c-num">
              Cộng lại
            </th>
            <th scope="col" className="c-num">
              Tối đa
            </th>
            {shown && <th scope="col">Bảng kiểm tra</th>}
          </tr>
        </thead>
        {set.areas.map((area, at) => (
          <tbody key={at}>
            <GroupRow
              level="s-area"
              name={`${area.code}. ${area.label}`}
              href={href({ kind: "area", area: at })}
              sum={total(area.criteria)}
              max={area.max}
              marks={marks({ kind: "area", area: at })}
            />
            {area.criteria.flatMap((criterion, below) => [
              <GroupRow
                key={`c${below}`}
                level="s-criterion"
                name={`${criterion.code}. ${criterion.label}`}
                href={href({ kind: "criterion", area: at, criterion: below })}
                sum={total(criterion.leaves)}
                max={criterion.max}
                marks={marks({ kind: "criterion", area: at, criterion: below })}
              />,
              ...criterion.leaves.map((leaf, last) => {
                const place = { kind: "leaf", area: at, criterion: below, leaf: last } as const;
                return (
                  <LeafRow
                    key={`c${below}-${last}`}
                    leaf={leaf}
                    href={href(place)}
                    marks={marks(place)}
                  />
                );
              }),
            ])}
          </tbody>
        ))}
        {set.bonus !== undefined && (
          <tbody>
            <GroupRow
              level="s-area"
              name={set.bonus.label}
              href={href({ kind: "bonus" })}
              range={`${formatHundredths(set.bonus.min)} đến +${formatHundredths(set.bonus.max)}`}
              sum={0}
              max={0}
              marks={marks({ kind: "bonus" })}
            />
            {set.bonus.leaves.map((leaf, at) => (
              <LeafRow
                key={at}
                leaf={leaf}
                href={href({ kind: "bonus-leaf", leaf: at })}
                marks={marks({ kind: "bonus-leaf", leaf: at })}
              />
            ))}
          </tbody>
        )}
        <tfoot>
          <tr>
            <th scope="row">Tổng</th>
            <td />
            <td className="c-num">{formatHundredths(total(set.areas))}</td>
            <td className="c-num">{formatHundredths(set.max)}</td>
            {marks({ kind: "set" })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface GroupRowProps {
  level: "s-area" | "s-criterion";
  name: string;
  href: string;
  sum: number;
  max: number;
  /** In place of sum and maximum. */
  range?: string;
  marks: ReactNode;
}

function GroupRow({ level, name, href, sum, max, range, marks }: GroupRowProps): ReactNode {
  return (
    <tr className={level}>
      <th scope="row">
        <Link href={href}>{name}</Link>
      </th>
      <td />
      {range === undefined ? (
        <>
          <td className={sum === max ? "c-num" : "c-num s-differs"}>
            {formatHundredths(sum)}
            {sum !== max && <span className="c-sr"> khác điểm tối đa</span>}
          </td>
          <td className="c-num">{formatHundredths(max)}</td>
        </>
      ) : (
        <td className="c-num" colSpan={2}>
          {range}
        </td>
      )}
      {marks}
    </tr>
  );
}

function LeafRow(props: { leaf: Leaf; href: string; marks: ReactNode }): ReactNode {
  const { leaf, href, marks } = props;
  return (
    <tr className="s-leaf">
      <th scope="row">
        <Link href={href}>
          {leaf.code} {leaf.label}
        </Link>
      </th>
      <td>{kindLabels[leaf.rule.kind]}</td>
      <td />
      <td className="c-num">{formatHundredths(leaf.max)}</td>
      {marks}
    </tr>
  );
}

function Marks({ count }: { count: { errors: number; warnings: number } | undefined }): ReactNode {
  if (count === undefined) return null;
  const { errors, warnings } = count;
  return (
    <span className="s-marks">
      {errors > 0 && (
        <span className="c-tone-wrong">
          <Icon name="cross" /> {formatCount(errors)} lỗi
        </span>
      )}
      {warnings > 0 && (
        <span className="c-tone-doubt">
          <Icon name="alert" /> {formatCount(warnings)} nhắc
        </span>
      )}
    </span>
  );
}
