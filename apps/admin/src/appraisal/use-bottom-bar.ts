import { type RefObject, useLayoutEffect, useRef } from "react";

/** Says how high the bar at the bottom is, for as long as it is there: messages stand above it. */
export function useBottomBar(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = new ResizeObserver(() => {
      style.setProperty("--c-bottom-bar", `${Math.ceil(element.getBoundingClientRect().height)}px`);
    });
    measure.observe(element);
    return () => {
      measure.disconnect();
      style.removeProperty("--c-bottom-bar");
    };
  }, []);
  return bar;
}
