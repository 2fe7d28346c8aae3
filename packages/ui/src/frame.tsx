import { useId, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";
import { Brand } from "./logo.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

export interface NavItem {
  href: string;
  label: string;
  current?: boolean | undefined;
  /** How many things wait there; `countLabel` says of what, for a screen reader. */
  count?: number | undefined;
  countLabel?: string | undefined;
  /** Items with the same group stand under its name. */
  group?: string | undefined;
}

export interface HeaderFacts {
  /** Which unit. */
  unit: ReactNode;
  /** Which period. */
  period?: ReactNode;
  /** What state, usually a StateMark. */
  state?: ReactNode;
  /** Saved when; changes are read aloud. */
  saved?: ReactNode;
  actions?: ReactNode;
}

export interface AppFrameProps {
  /** Where the mark leads. */
  homeHref: string;
  /** Second line under the name: "Xã, phường", "Cấp trên". */
  place?: string | undefined;
  nav: readonly NavItem[];
  header: HeaderFacts;
  children: ReactNode;
  /** The right-hand panel, usually a WhyPanel. */
  aside?: ReactNode;
  asideLabel?: string;
  /** Under the rail: who is signed in, the way out. */
  foot?: ReactNode;
  /** Above everything: DemoBanner. */
  banner?: ReactNode;
}

/** Rail, header line, main column and the panel beside it. */
export function AppFrame(props: AppFrameProps): ReactNode {
  const { header, children, aside, asideLabel = "Vì sao?", banner } = props;
  return (
    <>
      <a className="c-skip" href="#noi-dung">
        Bỏ qua, đến nội dung chính
      </a>
      <div className="c-frame">
        <Rail {...props} />
        <header className="c-top" ref={watchTop}>
          {banner}
          <HeaderLine {...header} />
        </header>
        <div className={aside == null ? "c-body" : "c-body c-body-aside"}>
          <main className="c-main" id="noi-dung" tabIndex={-1}>
            {children}
          </main>
          {aside != null && (
            <aside className="c-aside" aria-label={asideLabel}>
              {aside}
            </aside>
          )}
        </div>
      </div>
    </>
  );
}

function HeaderLine({ unit, period, state, saved, actions }: HeaderFacts): ReactNode {
  return (
    <div className="c-headline">
      <p className="c-headline-unit">{unit}</p>
      {period != null && <p>{period}</p>}
      {state != null && <p>{state}</p>}
      {saved != null && <output className="c-headline-saved">{saved}</output>}
      {actions != null && <div className="c-headline-actions">{actions}</div>}
    </div>
  );
}

/** Tells the style sheet how tall the sticky top is, so that nothing hides beneath it. */
function watchTop(top: HTMLElement | null): (() => void) | undefined {
  if (top === null) return undefined;
  const root = document.documentElement;
  const observer = new ResizeObserver(() => {
    root.style.setProperty("--c-top", `${top.offsetHeight}px`);
  });
  observer.observe(top);
  return () => {
    observer.disconnect();
  };
}

function Rail({ homeHref, place, nav, foot }: AppFrameProps): ReactNode {
  const body = useId();
  const [open, setOpen] = useState(false);
  const groups = [...new Set(nav.map((item) => item.group))];
  const close = (): void => setOpen(false);
  return (
    <nav className="c-rail" aria-label="Mục lục" data-open={open || undefined}>
      <div className="c-rail-top">
        <Link href={homeHref} className="c-brand" onClick={close}>
          <Brand place={place} />
        </Link>
        <Button
          small
          className="c-rail-menu"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" />
          Mục lục
        </Button>
      </div>
      <div className="c-rail-body" id={body}>
        <div className="c-nav">
          {groups.map((group) => (
            <NavGroup
              key={group ?? ""}
              name={group}
              items={nav.filter((item) => item.group === group)}
              onFollow={close}
            />
          ))}
        </div>
        <div className="c-rail-foot">
          {foot}
          <ThemeSwitch />
        </div>
      </div>
    </nav>
  );
}

interface NavGroupProps {
  name: string | undefined;
  items: readonly NavItem[];
  onFollow: () => void;
}

function NavGroup({ name, items, onFollow }: NavGroupProps): ReactNode {
  const id = useId();
  return (
    <>
      {name !== undefined && (
        <p className="c-nav-group" id={id}>
          {name}
        </p>
      )}
      <ul aria-labelledby={name === undefined ? undefined : id}>
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item.current === true ? "page" : undefined}
              onClick={onFollow}
            >
              <span>{item.label}</span>
              {item.count !== undefined && item.count > 0 && (
                <span className="c-nav-count">
                  {item.count}
                  {item.countLabel !== undefined && (
                    <span className="c-sr"> {item.countLabel}</span>
                  )}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
