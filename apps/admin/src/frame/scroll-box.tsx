import { type ReactNode, useEffect, useRef } from "react";

/** A table of figures alone: while it is wider than its place, the keyboard can move it sideways. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <section className="c-table-box" aria-label={label} ref={box}>
      {children}
    </section>
  );
}
