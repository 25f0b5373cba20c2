// Vite turns a stylesheet's import into a link; for the compiler it is nothing.
declare module "*.css";
