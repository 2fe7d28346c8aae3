import type { AnyRouter } from "@tanstack/react-router";

/** After going to another page the keyboard and the screen reader start at its content. */
export function focusAfterNavigation(router: AnyRouter): void {
  let path: string | undefined;
  router.subscribe("onRendered", ({ toLocation }) => {
    const moved = path !== undefined && path !== toLocation.pathname;
    path = toLocation.pathname;
    if (!moved || toLocation.hash !== "") return;
    document.querySelector<HTMLElement>("#noi-dung")?.focus({ preventScroll: true });
  });
}
