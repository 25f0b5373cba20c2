/** Light or dark, kept in this browser; until someone chooses, the system's. */
export function toggleTheme(): void {
  const root = document.documentElement;
  const theme = root.dataset.theme === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  localStorage.setItem("ascribe.theme", theme);
}
