/**
 * The tables of a ledger's file. Documents are looked up by id and so have a key; the rest is scanned by columns, which
 * DuckDB does faster than it would keep indexes over millions of rows up to date, but for the few looked up one by one.
 * What a move is grouped by is an enumeration: a file of before, with words in these columns, answers the same, more slowly.
 */
import { DERIVED_VERSION } from "../../../ledger/store.ts";

/** Of what the rows hold. A file of another version is refused, never altered; `renew.ts` makes a new one of it. */
export const SCHEMA_VERSION = DERIVED_VERSION;

export const TABLES = `
create table if not exists about (key varchar primary key, value varchar not null);
create table if not exists documents (
  id varchar primary key, sequence integer not null, stamp varchar not null, published integer,
  language varchar not null, publisher varchar, length integer not null, entry varchar not null, record blob not null);
create table if not exists marks (mark uinteger not null, sequence integer not null);
create table if not exists terms (term uinteger not null, sequence integer not null, count usmallint not null);
create table if not exists keys (key varchar not null, sequence integer not null);
create table if not exists reports (
  id varchar not null, document varchar not null, component varchar not null, happening varchar, type varchar,
  evidence varchar not null, lineage varchar not null, issuer varchar not null, country varchar, instrument varchar not null,
  day_from integer, day_to integer, actors varchar not null, report varchar not null);
create table if not exists blocks (
  block varchar not null, report varchar not null, day_from integer not null, day_to integer not null, brief blob not null);
create table if not exists happenings (
  id varchar not null, type varchar, instrument varchar not null, day_from integer, day_to integer, actors varchar not null,
  reports integer not null, happening varchar not null);
create table if not exists moves (
  happening varchar not null, state varchar not null, power varchar not null, regional boolean not null,
  instrument enum ('military', 'economic', 'diplomatic', 'informational') not null,
  direction enum ('on', 'with', 'from') not null, kind enum ('cooperative', 'coercive', 'drawdown') not null,
  part double not null, tone double not null,
  strength double not null, day_from integer not null, day_to integer not null, head boolean not null,
  lineages varchar[] not null, lead varchar not null, issuer varchar not null);
create table if not exists log (sequence integer not null, kind varchar not null, entry varchar not null);
create table if not exists staged (id varchar not null, stamp varchar not null, record blob not null);
`;

export const INDEXES = `
create index if not exists happenings_by_id on happenings (id);
create index if not exists reports_by_id on reports (id);
create index if not exists reports_by_document on reports (document);
create index if not exists reports_by_component on reports (component);
create index if not exists reports_by_happening on reports (happening);
`;
