// Vite turns a stylesheet's import into a link; for the compiler it is nothing.
declare module "*.css";

// A file's own address among the built ones.
declare module "*?url" {
  const address: string;
  export default address;
}
