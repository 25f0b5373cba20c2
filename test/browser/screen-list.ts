/** Every screen there is, over the sample corpus, and when one has come to rest. */
import type { Page } from "playwright-core";
import { release } from "./sample.ts";

export const READER = `/reader/${release.id}`;
export const SCREENS = {
  reader: READER,
  documents: "/reader",
  start: "/start",
  map: "/map",
  evidence: "/map?why=uzb.all.rus@2021-08-11",
  timeline: "/timeline",
  dyad: "/dyads?state=UZB&power=RUS",
  sources: "/sources",
  source: "/sources/steppe%20wire",
  weights: "/map?state=UZB&beside=weights&weights=military:2",
  camps: "/map?beside=camps",
  without: "/map?beside=without",
  window: "/map?from=2021-07-01&at=2021-08-05",
  pair: "/map?state=UZB&with=KAZ",
  declined: "/ask?q=What%20does%20Russia%20want%20in%20Uzbekistan%3F",
  compare: "/compare",
  ask: "/ask?q=What%20did%20Russia%20do%20in%20Uzbekistan%3F",
  add: "/add",
  review: "/review",
  nowhere: "/nowhere",
} as const;

/** Nothing is on its way, and letters stand in their own type. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("main")?.childElementCount && !document.querySelector("[aria-busy=true]"),
  );
  await page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 150)))");
}
