import { getRouteApi, Outlet, useLocation } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button, LinkButton } from "@cchc/ui/button";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Confirm } from "@cchc/ui/dialog";
import { AppFrame, type NavItem } from "@cchc/ui/frame";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PlainPage } from "@cchc/ui/page";
import { keptPlanNames } from "@cchc/ui/plan/draft-name";
import { belongsHere, may, type Me, signOut } from "../session.ts";
import { FrameProvider } from "./frame-state.tsx";
import { base, hrefTo, type Path } from "./paths.ts";
import { textOf } from "./search.ts";

const route = getRouteApi("/workspace");

interface Entry {
  readonly path: Path;
  readonly label: string;
  readonly group?: string;
  readonly shown: (me: Me) => boolean;
}

const entries: readonly Entry[] = [
  { path: "/tong-quan", label: "Tổng quan", shown: (me) => may(me, "review.read") },
  { path: "/tiep-nhan", label: "Tiếp nhận", shown: (me) => may(me, "review.read") },
  { path: "/tham-dinh", label: "Thẩm định", shown: (me) => may(me, "appraisal.read") },
  {
    path: "/xep-hang",
    label: "Xếp hạng & công bố",
    shown: (me) => may(me, "appraisal.read"),
  },
  { path: "/ke-hoach", label: "Kế hoạch giao", shown: (me) => may(me, "plan.edit") },
  { path: "/nhan-goi", label: "Nhận gói", shown: (me) => may(me, "review.accept") },
  { path: "/bao-cao-tong-hop", label: "Báo cáo tổng hợp", shown: (me) => may(me, "review.read") },
  {
    path: "/ky-bao-cao",
    label: "Kỳ báo cáo",
    group: "Thiết lập",
    shown: (me) => may(me, "period.manage"),
  },
  {
    path: "/bo-tieu-chi",
    label: "Bộ tiêu chí",
    group: "Thiết lập",
    shown: (me) => may(me, "criteria.manage"),
  },
  {
    path: "/dot-cham",
    label: "Đợt chấm điểm",
    group: "Thiết lập",
    shown: (me) => may(me, "criteria.manage"),
  },
  { path: "/don-vi", label: "Đơn vị", group: "Thiết lập", shown: (me) => may(me, "unit.read") },
  {
    path: "/tai-khoan",
    label: "Tài khoản",
    group: "Thiết lập",
    shown: (me) => may(me, "account.manage"),
  },
  {
    path: "/nhat-ky",
    label: "Nhật ký",
    group: "Thiết lập",
    shown: (me) => may(me, "audit.read"),
  },
  {
    path: "/ket-noi",
    label: "Kết nối",
    group: "Thiết lập",
    shown: (me) => may(me, "account.manage"),
  },
];

/** Screens about a period and a node of the tree. */
const reviewed: ReadonlySet<Path> = new Set<Path>([
  "/tong-quan",
  "/tiep-nhan",
  "/bao-cao-tong-hop",
]);

/** The period and node last looked at, so that they stay from one screen to the other. */
function useKeptPlace(): { readonly ky: string | undefined; readonly nut: string | undefined } {
  const { pathname, search } = useLocation();
  const [kept, setKept] = useState<ReturnType<typeof useKeptPlace>>({
    ky: undefined,
    nut: undefined,
  });
  const raw = { ...search };
  const here = [...reviewed].some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const place = here ? { ky: textOf(raw, "ky"), nut: textOf(raw, "nut") } : kept;
  if (place.ky !== kept.ky || place.nut !== kept.nut) setKept(place);
  return place;
}

export function Workspace(): ReactNode {
  const { me } = route.useRouteContext();
  const { pathname } = useLocation();
  const place = useKeptPlace();
  if (!belongsHere(me)) return <NothingHere me={me} />;
  const nav: readonly NavItem[] = entries
    .filter(({ shown }) => shown(me))
    .map(({ path, label, group }) => ({
      href: reviewed.has(path) ? hrefTo(path, place) : hrefTo(path),
      label,
      group,
      current: pathname === path || pathname.startsWith(`${path}/`),
    }));
  return (
    <FrameProvider>
      {({ facts, asideLabel, asideRef }) => (
        <AppFrame
          homeHref={nav[0]?.href ?? `${base}/`}
          place="Cơ quan tổng hợp"
          nav={nav}
          header={{
            unit: facts?.unit ?? me.grants[0]?.unit.name ?? me.name,
            period: facts?.period,
            state: facts?.state,
          }}
          banner={facts?.illustration === true ? <DemoBanner /> : undefined}
          aside={asideLabel === undefined ? undefined : <div ref={asideRef} />}
          {...(asideLabel === undefined ? {} : { asideLabel })}
          foot={<Foot me={me} />}
        >
          {me.factorWanted && pathname !== "/mat-khau" ? <FactorWanted /> : <Outlet />}
        </AppFrame>
      )}
    </FrameProvider>
  );
}

/** Nothing else answers before. */
function FactorWanted(): ReactNode {
  return (
    <Notice tone="doubt" title="Cần bật xác thực hai bước để làm tiếp">
      <p>
        Máy chủ này yêu cầu vai trò của bạn dùng xác thực hai bước.{" "}
        <Link href={hrefTo("/mat-khau")}>Bật ở trang Tài khoản của tôi</Link>.
      </p>
    </Notice>
  );
}

function Foot({ me }: { me: Me }): ReactNode {
  return (
    <>
      <p>
        {me.name}
        <br />
        <Link href={hrefTo("/mat-khau")}>Tài khoản của tôi</Link>
      </p>
      <SignOut me={me} />
    </>
  );
}

/** The way out: plans whose last words the server does not have are asked about, then gone from here. */
function SignOut({ me }: { me: Me }): ReactNode {
  const [step, setStep] = useState<"ready" | "asking" | "leaving" | "failed">("ready");
  const kept = keptPlanNames(localStorage, me.username).length;
  async function leave(): Promise<void> {
    setStep("leaving");
    if (!(await signOut())) {
      setStep("failed");
      return;
    }
    for (const name of keptPlanNames(localStorage, me.username)) localStorage.removeItem(name);
    window.location.assign(hrefTo("/dang-nhap"));
  }
  return (
    <>
      <Button
        small
        busy={step === "leaving" ? "Đang đăng xuất…" : undefined}
        onClick={() => {
          if (keptPlanNames(localStorage, me.username).length > 0) setStep("asking");
          else void leave();
        }}
      >
        Đăng xuất
      </Button>
      <Confirm
        open={step === "asking"}
        title={`Còn ${kept} kế hoạch chưa gửi`}
        confirmLabel="Bỏ phần chưa gửi, đăng xuất"
        cancelLabel="Ở lại"
        tone="danger"
        onConfirm={() => void leave()}
        onCancel={() => setStep("ready")}
      >
        <p>
          Máy chủ chưa nhận những chữ viết sau cùng. Đăng xuất bây giờ thì phần đó bị xóa khỏi máy
          này; ở lại và mở <Link href={hrefTo("/ke-hoach")}>kế hoạch</Link> thì tự gửi nốt.
        </p>
      </Confirm>
      {step === "failed" && <p role="alert">Chưa đăng xuất được: hãy kiểm tra đường truyền.</p>}
    </>
  );
}

function NothingHere({ me }: { me: Me }): ReactNode {
  return (
    <PlainPage place="Cơ quan tổng hợp">
      <div className="c-stack">
        <h1>Tài khoản này không làm việc ở đây</h1>
        <p>
          {me.name} ({me.username}) chưa được giao việc tổng hợp, thẩm định hay quản trị. Nếu bạn
          nhập số liệu cho xã, phường, hãy mở Sổ CCHC của đơn vị; nếu cần vào đây, hãy hỏi người
          quản trị.
        </p>
        <div className="c-row">
          <LinkButton href="/" tone="primary">
            Mở Sổ CCHC của đơn vị
          </LinkButton>
          <SignOut me={me} />
        </div>
      </div>
    </PlainPage>
  );
}
