// Before the first paint, so that a dark room never flashes white.
const kept = localStorage.getItem("ascribe.theme");
document.documentElement.dataset.theme =
  kept === "dark" || kept === "light" ? kept : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
