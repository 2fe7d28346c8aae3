import "./plans.css";
import { useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Empty } from "@cchc/ui/empty";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "../session/me.ts";
import { BesideReport } from "./beside-report.tsx";
import { ConfirmCounts } from "./confirm-counts.tsx";
import { LogView } from "./log-view.tsx";
import { OwnPlans } from "./own-plans.tsx";
import { type PlanPart, readPlanSearch } from "./search.ts";
import { TasksView } from "./tasks-view.tsx";
import { openingYear } from "./words.ts";

const route = getRouteApi("/trong/ke-hoach");

const title = "Kế hoạch & tuyên truyền";

/** Tasks received, what was done, and the unit's own plans. */
export function PlansPage(): ReactNode {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data: plans }, { data: mine }] = useSuspenseQueries({
    queries: [api.plans.list.queryOptions(), api.tasks.mine.queryOptions()],
  });
  const units = plans.units.filter((unit) => unit.mine);
  const unit = units.find(({ id }) => id === search.donvi) ?? units[0];
  if (unit === undefined) {
    return (
      <Workspace title={title} header={{ unit: me.name, period: title }}>
        <Empty title="Chưa có đơn vị nào">Tài khoản này chưa được giao đơn vị cấp xã.</Empty>
      </Workspace>
    );
  }
  const own = mine.plans.filter((plan) =>
    mine.copies.some((copy) => copy.planId === plan.id && copy.unitId === unit.id),
  );
  const thisYear = Number(mine.today.slice(0, 4));
  const years = [...new Set([thisYear, ...own.map(({ year }) => year)])].sort((a, b) => b - a);
  const year = search.nam ?? openingYear(mine, unit.id);
  const part: PlanPart = search.muc ?? "nhiem-vu";
  const href = (muc: PlanPart): string => {
    const unitPart = units.length > 1 ? `&donvi=${encodeURIComponent(unit.id)}` : "";
    return `/ke-hoach?muc=${muc}&nam=${year}${unitPart}`;
  };
  const centre = unit.kind === "service_center";
  const tabs: readonly (readonly [PlanPart, string])[] = [
    ["nhiem-vu", "Nhiệm vụ"],
    ["so-viec", "Sổ việc đã làm"],
    ...(centre ? [] : ([["viec-co-han", "Thông báo, kiểm tra, ngân sách"]] as const)),
    ...(centre ? [] : ([["doi-chieu", "Đưa vào báo cáo"]] as const)),
    ["ke-hoach", "Kế hoạch"],
    ...(centre ? ([["xac-nhan", "Xác nhận số lượng"]] as const) : []),
  ];
  const illustrated = own.some((plan) => plan.year === year && plan.illustration);
  return (
    <Workspace
      title={title}
      header={{ unit: unit.name, period: `Năm ${year}` }}
      banner={
        illustrated && (
          <DemoBanner>
            Kế hoạch và việc đã làm ở đây được dựng để trình bày, không dùng làm căn cứ.
          </DemoBanner>
        )
      }
    >
      <div className="c-stack">
        <PageHead
          title={title}
          lead="Việc ghi một lần khi làm xong; chỉ tiêu, báo cáo và điểm tự đếm từ đó."
          actions={
            <Select
              line
              label="Năm"
              value={String(year)}
              choices={years.map((one) => ({ value: String(one), label: `Năm ${one}` }))}
              onChange={({ target }) =>
                void navigate({
                  search: (now) => readPlanSearch({ ...now, nam: Number(target.value) }),
                })
              }
            />
          }
        />
        <TabLinks
          label="Phần của kế hoạch"
          tabs={tabs.map(([muc, label]) => ({ href: href(muc), label, current: part === muc }))}
        />
        {part === "nhiem-vu" && (
          <TasksView unitId={unit.id} mayEdit={unit.mayEdit} year={year} mine={mine} />
        )}
        {part === "so-viec" && <LogView unitId={unit.id} year={year} />}
        {part === "viec-co-han" && <LogView key="duties" unitId={unit.id} year={year} duties />}
        {part === "doi-chieu" && <BesideReport unitId={unit.id} />}
        {part === "ke-hoach" && <OwnPlans unit={unit} plans={plans} />}
        {part === "xac-nhan" && <ConfirmCounts unitId={unit.id} year={year} />}
      </div>
    </Workspace>
  );
}
