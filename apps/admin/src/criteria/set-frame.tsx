import { getRouteApi } from "@tanstack/react-router";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { SetFinding } from "@cchc/domain/criteria/finding";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { TabLinks } from "@cchc/ui/tabs";
import { Aside, Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { rankingHref } from "../ranking/paths.ts";
import { Changes } from "./changes.tsx";
import { Findings, findingsText } from "./findings.tsx";
import { GroupPanel } from "./group-panel.tsx";
import { HeadPanel } from "./head-panel.tsx";
import { LeafForm, LeafRead } from "./leaf-panel.tsx";
import {
  areaAt,
  criterionAt,
  type Found,
  leafAt,
  type LeafPlace,
  leafPlaces,
  type Place,
  placeText,
  readPlace,
  withLeaf,
} from "./place.ts";
import type { OpenSet, SetHead } from "./set-screen.tsx";
import { SetTree } from "./tree.tsx";
import { useNarrow } from "./use-narrow.ts";

const route = getRouteApi("/workspace/bo-tieu-chi/xem");

export interface SetFrameProps {
  open: OpenSet;
  /** As it stands, saved or not. */
  set: CriteriaSet;
  findings: readonly SetFinding[];
  actions: ReactNode;
  /** Absent where the set is only read. */
  onChange?: ((set: CriteriaSet) => void) | undefined;
  /** Under the open place: add, move, remove. */
  renderTools?: ((place: Place | undefined) => ReactNode) | undefined;
  foot?: ReactNode;
}

export function stateWords({ status, builtIn }: Pick<SetHead, "status" | "builtIn">): string {
  if (builtIn) return "Có sẵn trong phần mềm";
  return status === "draft" ? "Bản thảo" : "Đã ban hành";
}

/** A set on the screen: its tree or one place of it, the table check beside it, its changes. */
export function SetFrame(props: SetFrameProps): ReactNode {
  const { open, set, findings, actions, onChange, renderTools, foot } = props;
  const search = route.useSearch();
  const { head, before } = open;
  const place = readPlace(search.muc, set);
  const changes = search.xem === "thay-doi";
  const sought = useRef<Found>(undefined);
  const href = (to: Place | undefined): string =>
    hrefTo("/bo-tieu-chi/xem", {
      bo: head.id,
      ban: String(head.version),
      muc: to === undefined ? undefined : placeText(to),
    });
  const body = useRef<HTMLDivElement>(null);
  const at = place === undefined ? "" : placeText(place);
  useEffect(() => {
    const { current } = sought;
    if (current === undefined || placeText(current.place) !== at) return;
    sought.current = undefined;
    focusOn(body.current, current.below);
  }, [at]);
  /** Leads to what a finding is about; already there, nothing but the focus moves. */
  function follow(found: Found, event: MouseEvent<HTMLAnchorElement>): void {
    if (placeText(found.place) === at) {
      event.preventDefault();
      focusOn(body.current, found.below);
    } else sought.current = found;
  }
  const narrow = useNarrow();
  const check = (
    <Findings set={set} findings={findings} href={({ place: to }) => href(to)} onFollow={follow} />
  );
  const title = changes ? "Thay đổi so với phiên bản trước" : titleOf(set, place);
  return (
    <div className="c-stack s-screen" ref={body}>
      <Facts
        unit={head.ownerName ?? "Bộ tiêu chí có sẵn"}
        period={`${set.name}, phiên bản ${head.version}`}
        state={stateWords(head)}
      />
      <PageHead
        title={title ?? set.name}
        crumbs={
          <Breadcrumbs
            crumbs={[
              { label: "Bộ tiêu chí", href: hrefTo("/bo-tieu-chi") },
              ...(place === undefined && !changes
                ? []
                : [{ label: set.name, href: href(undefined) }]),
              ...crumbsOf(set, place).map(({ to, label }) => ({ label, href: href(to) })),
            ]}
          />
        }
        lead={
          title === undefined
            ? `${set.decision.document}. Phiên bản ${head.version}, ${stateWords(head).toLowerCase()}.`
            : undefined
        }
        actions={place === undefined && !changes ? actions : undefined}
      />
      {set.notice !== undefined && place === undefined && (
        <Notice tone="doubt" title={set.notice} />
      )}
      {place === undefined && (
        <TabLinks
          label="Xem bộ tiêu chí"
          tabs={[
            { href: href(undefined), label: "Cây tiêu chí", current: !changes },
            { href: href({ kind: "set" }), label: "Quy định chung" },
            ...(before === undefined
              ? []
              : [
                  {
                    href: hrefTo("/bo-tieu-chi/xem", {
                      bo: head.id,
                      ban: String(head.version),
                      xem: "thay-doi",
                    }),
                    label: "Thay đổi",
                    current: changes,
                  },
                ]),
            ...(set.unitKind === "commune"
              ? [
                  {
                    href: rankingHref("/thu-sua", { bo: head.id, ban: String(head.version) }),
                    label: "Thử trên mọi đơn vị",
                  },
                ]
              : []),
          ]}
        />
      )}
      {narrow && (
        <details className="s-check">
          <summary>Bảng kiểm tra: {findingsText(findings)}</summary>
          {check}
        </details>
      )}
      {changes && before !== undefined ? (
        <Changes set={set} before={before} href={({ place: to }) => href(to)} />
      ) : (
        <PlaceBody set={set} place={place} findings={findings} href={href} onChange={onChange} />
      )}
      {!changes && renderTools?.(place)}
      {place !== undefined && <Neighbours set={set} place={place} href={href} />}
      {foot}
      {!narrow && <Aside label="Bảng kiểm tra">{check}</Aside>}
    </div>
  );
}

interface NeighboursProps {
  set: CriteriaSet;
  place: Place;
  href: (place: Place) => string;
}

/** The leaf before and the one after, to go through a set one by one. */
function Neighbours({ set, place, href }: NeighboursProps): ReactNode {
  const all = leafPlaces(set);
  const at = all.findIndex((one) => placeText(one) === placeText(place));
  if (at < 0) return null;
  const line = (to: LeafPlace | undefined, words: string): ReactNode => {
    const leaf = to === undefined ? undefined : leafAt(set, to);
    if (to === undefined || leaf === undefined) return <span />;
    return (
      <Link href={href(to)}>
        {words}: {leaf.code} {leaf.label}
      </Link>
    );
  };
  return (
    <nav className="s-neighbours" aria-label="Mục trước, mục sau">
      {line(all[at - 1], "Trước")}
      {line(all[at + 1], "Sau")}
    </nav>
  );
}

interface PlaceBodyProps {
  set: CriteriaSet;
  place: Place | undefined;
  findings: readonly SetFinding[];
  href: (place: Place) => string;
  onChange: ((set: CriteriaSet) => void) | undefined;
}

function PlaceBody({ set, place, findings, href, onChange }: PlaceBodyProps): ReactNode {
  if (place === undefined) return <SetTree set={set} findings={findings} href={href} />;
  if (place.kind === "set") return <HeadPanel set={set} onChange={onChange} />;
  if (place.kind !== "leaf" && place.kind !== "bonus-leaf") {
    return <GroupPanel set={set} place={place} onChange={onChange} />;
  }
  const leaf = leafAt(set, place);
  if (leaf === undefined) return null;
  if (onChange === undefined) return <LeafRead set={set} leaf={leaf} />;
  return (
    <LeafForm
      key={placeText(place)}
      set={set}
      leaf={leaf}
      onChange={(next) => onChange(withLeaf(set, place, next))}
    />
  );
}

function titleOf(set: CriteriaSet, place: Place | undefined): string | undefined {
  if (place === undefined) return undefined;
  switch (place.kind) {
    case "set":
      return "Quy định chung";
    case "bonus":
      return set.bonus?.label;
    case "area":
      return `Lĩnh vực ${areaAt(set, place)?.code}. ${areaAt(set, place)?.label}`;
    case "criterion":
      return `Tiêu chí ${criterionAt(set, place)?.code}. ${criterionAt(set, place)?.label}`;
    case "leaf":
    case "bonus-leaf":
      return `${leafAt(set, place)?.code} ${leafAt(set, place)?.label}`;
  }
}

/** What the place stands in. */
function crumbsOf(
  set: CriteriaSet,
  place: Place | undefined,
): readonly { readonly to: Place; readonly label: string }[] {
  if (place?.kind === "bonus-leaf") {
    return [{ to: { kind: "bonus" }, label: set.bonus?.label ?? "" }];
  }
  if (place?.kind !== "criterion" && place?.kind !== "leaf") return [];
  const { area, criterion } = place;
  const above = { to: { kind: "area", area } as const, label: areaAt(set, place)?.label ?? "" };
  if (place.kind === "criterion") return [above];
  const to = { kind: "criterion", area, criterion } as const;
  return [above, { to, label: criterionAt(set, place)?.label ?? "" }];
}

/** Leads the eye and the keyboard to what a finding is about, or to the nearest part that is drawn. */
function focusOn(body: HTMLElement | null, below: string): void {
  const parts = below.split("/");
  for (let most = parts.length; most > 0; most -= 1) {
    const id = `o-${parts.slice(0, most).join("/")}`;
    const part = body?.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
    if (part === null || part === undefined) continue;
    part.scrollIntoView({ block: "center" });
    const input = part.querySelector<HTMLElement>("input, select, textarea");
    (input ?? part).focus({ preventScroll: true });
    return;
  }
}
