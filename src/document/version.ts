/** The record's version, apart from its schema, so that an engine in a page need not carry what checks records. */
export const SCHEMA = "ascribe/document@1";
