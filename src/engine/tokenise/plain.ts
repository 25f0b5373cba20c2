const FANCY = /[‘’‛ʼ´`“”„‟«»–—―‐‑−…]/;

/** The word with typographic quotation marks, apostrophes and dashes made plain; never longer or shorter. */
export function plainForm(form: string): string {
  if (!FANCY.test(form)) return form;
  return form
    .replace(/[‘’‛ʼ´`]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[–—―‐‑−]/g, "-");
}
