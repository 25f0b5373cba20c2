/** What the tests use of citation-js, which ships no types. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(source: string);
    readonly data: readonly {
      readonly title?: string;
      readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
    }[];
  }
}
declare module "@citation-js/plugin-bibtex" {}
