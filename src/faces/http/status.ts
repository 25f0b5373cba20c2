/** The HTTP status of each error code; what is not listed is the caller's fault unless it is ours. */
const STATUS: Readonly<Record<string, number>> = {
  internal: 500,
  "no-document": 404,
  "no-event": 404,
  "no-figure": 404,
  "no-happening": 404,
  "not-found": 404,
  "bad-method": 405,
  "not-allowed": 403,
  "no-token": 401,
  "too-large": 413,
  "too-slow": 422,
  "too-many": 429,
  busy: 503,
  "ledger-held": 503,
  "ledger-full": 507,
};

export const statusOf = (code: string): number => STATUS[code] ?? (code.startsWith("no-") && code !== "no-sentence" ? 404 : 400);

/** Seconds after which a refusal of these may have passed: a bucket refills in one, a reading is done in a few. */
const AGAIN: Readonly<Record<string, number>> = { "too-many": 1, busy: 2, "ledger-held": 5 };

export const retryAfter = (code: string): number | null => AGAIN[code] ?? null;
