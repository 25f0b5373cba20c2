import { z } from "zod";

/** A day as every question takes it. */
export const aDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, like 2021-08-10");
