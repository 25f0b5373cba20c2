import { createRoot } from "react-dom/client";
import { App } from "./shell/app.tsx";
import { LanguageProvider } from "./shell/language.tsx";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";

createRoot(document.getElementById("root")!).render(
  <LanguageProvider>
    <App />
  </LanguageProvider>,
);
