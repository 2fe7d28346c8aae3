/** Light, dark, or as the computer is set. */
export type Theme = "system" | "light" | "dark";

const key = "cchc.theme";

function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}

/** The theme chosen earlier on this computer; "system" when none was, or storage is closed. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return isTheme(kept) ? kept : "system";
  } catch {
    // A browser that blocks storage still shows the page, as the computer is set.
    return "system";
  }
}

/** Puts the theme on the page without remembering it; call once before the first drawing. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Puts the theme on the page and remembers it. */
export function setTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Not remembered then; the page itself has changed.
  }
}
