import { z } from "zod";
import { readIsoDay } from "../base/calendar.ts";

/** A day as every question takes it. */
export const aDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, like 2021-08-10")
  .refine((value) => readIsoDay(value) !== null, "must be a day there is, like 2021-08-10");
