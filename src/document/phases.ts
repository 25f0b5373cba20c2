/** Rules by which a reading says which end of a longer act its day is: "began on Monday", "concluded today". */
export const FIRST_DAY = "the day on which it began";
export const LAST_DAY = "the day on which it ended";

/** "He also met the president": an act beside those told before it, and none of them again. */
export const ONE_MORE = "told as one more";
