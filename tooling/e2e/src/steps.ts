import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { accounts, demoPassword } from "@cchc/demo/accounts";
import { formByCode } from "@cchc/domain/form/catalogue";
import { fieldOf } from "@cchc/domain/form/form";

export type Person = keyof typeof accounts;

/** Signs in on the app's own page. */
export async function signIn(page: Page, person: Person, path = "/dang-nhap"): Promise<void> {
  await page.goto(path);
  await signInAs(page, accounts[person].username);
}

/** Signs in where the app asks for it; everybody of the demonstration has the same password. */
export async function signInAs(page: Page, username: string): Promise<void> {
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu").fill(demoPassword);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await expect(page.getByRole("button", { name: "Đăng xuất" })).toBeVisible();
}

/** What the page says when nothing waits to be sent; it says so before an edit too. */
const savedWords = /^(Đã lưu lúc|Mọi mục đã lưu)/;

/** Waits until the page says that all is saved, where that cannot be left over from before. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(savedWords)).toBeVisible();
}

/** Does what sends an edit and waits for the server's answer to it, then for the page to say so. */
export async function saving(page: Page, edit: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse(
    (answer) => /(reports\.saveCells|scores\.save(Inputs|Item))/.test(answer.url()) && answer.ok(),
  );
  await edit();
  await answered;
  await saved(page);
}

const form = formByCode("annual", "2023-11-30");

/** The place to type a figure of the yearly report, found as a screen reader names it. */
export function cell(page: Page, code: string): Locator {
  const { label, unit } = fieldOf(form, code) ?? { label: code, unit: "" };
  return page.getByRole("main").getByRole("textbox", { name: `${label}, ${unit}`, exact: true });
}

/** WCAG 2.2 AA: nothing found, in the light and, for what differs there, in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // One run in the page itself, there being no frames, that describes only what it finds fault
    // with: the same findings at a third of the time.
    // A megabyte of program that the page read once it has.
    const there = await page.evaluate(() => "axe" in window);
    const axe = new AxeBuilder({ page, ...(there ? { axeSource: "/* there */" } : {}) })
      .setLegacyMode()
      .options({ resultTypes: ["violations"] });
    const { violations } = await (
      colorScheme === "light"
        ? axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        : axe.withRules("color-contrast")
    ).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect(found, `${page.url()} ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Keeps a picture of the page as people see it, where somebody asked for them to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["CCHC_PICTURES"] === undefined) return;
  await page.screenshot({ path: `results/pictures/${name}.png` });
}

/** The page never scrolls sideways, whatever its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, page.url()).toBeLessThanOrEqual(0);
}

/** Whatever the keyboard can reach shows that it has the focus. */
export async function expectFocusSeen(page: Page): Promise<void> {
  // After a key press the browser draws focus that a script moves as it would the keyboard's own.
  await page.keyboard.press("Tab");
  const unseen = await page.evaluate(() => {
    const look = (element: Element): string => {
      const around = [element, element.parentElement, element.closest("td, label, li")];
      return around
        .map((one) => {
          if (one === null) return "";
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } =
            getComputedStyle(one);
          const outline = outlineStyle === "none" ? "" : `${outlineWidth} ${outlineColor}`;
          return `${outline}|${boxShadow}|${borderColor}`;
        })
        .join();
    };
    const within = document.querySelector("dialog[open]") ?? document;
    const reachable = within.querySelectorAll<HTMLElement>(
      "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']",
    );
    const lost: string[] = [];
    for (const element of reachable) {
      if (element.tabIndex < 0 || element.getClientRects().length === 0) continue;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const before = look(element);
      element.focus({ preventScroll: true });
      if (document.activeElement === element && look(element) === before) {
        lost.push(element.outerHTML.slice(0, 120));
      }
    }
    return lost;
  });
  expect(unseen, `focus on ${page.url()}`).toEqual([]);
}

/** Waits until the service worker keeps the app's files. */
export async function appKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const list = await caches.match("/offline.json");
        if (list === undefined) return false;
        const files: string[] = await list.json();
        const kept = await Promise.all(files.map((file) => caches.match(file)));
        return kept.every((one) => one !== undefined);
      }),
    )
    .toBe(true);
}
