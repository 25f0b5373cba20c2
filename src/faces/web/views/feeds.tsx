import { type FormEvent, useEffect, useState } from "react";
import { describeError } from "../../../base/error.ts";
import type { Followed } from "../../client/answers.ts";
import { client, FIGURES, refresh, useAnswer } from "../shell/answer.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { duration } from "../state/pace.ts";

/** Feeds and folders the server follows. It goes on with them whether this page is open or not. */
export function Feeds() {
  const { t } = useLanguage();
  const answer = useAnswer("feeds", () => client.feeds());
  const feeds = answer.value ?? [];
  const [name, setName] = useState("");
  const [said, setSaid] = useState("");
  const isBusy = feeds.some(({ state }) => state === "reading" || state === "asking");
  const { again } = answer;
  const added = feeds.reduce((sum, feed) => sum + feed.added, 0);
  useEffect(() => {
    if (feeds.length === 0) return;
    const clock = setInterval(again, isBusy ? 1000 : 10_000);
    return () => clearInterval(clock);
  }, [isBusy, feeds.length, again]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new in the ledger is new on every screen.
  useEffect(() => refresh("documents", ...FIGURES), [added]);
  const follow = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await client.follow(name.trim());
      setName("");
      setSaid("");
    } catch (error) {
      setSaid(describeError(error).message);
    }
    again();
  };
  const tell = (feed: Followed, what: "pause" | "resume" | "now" | "leave") =>
    void client.tellFeed(feed.name, what).then(again, again);
  return (
    <section className="feeds">
      <h2>{t("feeds.title")}</h2>
      <form onSubmit={follow}>
        <input
          type="text"
          value={name}
          aria-label={t("feeds.name")}
          placeholder={t("feeds.name")}
          spellCheck={false}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" className="chip" disabled={name.trim() === ""}>
          {t("feeds.follow")}
        </button>
      </form>
      <p className="mut" role="status">
        {said || t("feeds.means")}
      </p>
      {answer.state === "error" && answer.code === "offline" && <Trouble {...answer} />}
      <ul>
        {feeds.map((feed) => (
          <li key={feed.name} data-state={feed.state}>
            <b>{feed.name}</b>
            {feed.found > 0 && feed.read < feed.found && (
              <progress max={feed.found} value={feed.read} aria-label={t("add.progress", { i: feed.read, n: feed.found })} />
            )}
            <p>
              {t(`feeds.state.${feed.state}`)}
              {feed.found > 0 && feed.read < feed.found && `, ${t("add.progress", { i: feed.read, n: feed.found })}`}
              {feed.rate !== null && feed.state === "reading" && (
                <>
                  , {t("add.rate", { n: Math.round(feed.rate) })} {t("add.leftTime", leftOf(feed, t))}
                </>
              )}
              {feed.added > 0 && `, ${t("feeds.added", { n: feed.added })}`}
              {feed.refused > 0 && `, ${t("feeds.refused", { n: feed.refused })}`}
              {feed.next && feed.state !== "reading" && `, ${t("feeds.next", { time: timeOf(feed.next) })}`}
              {feed.error && `: ${feed.error.message}`}
            </p>
            <span className="act">
              {feed.state === "paused" ? (
                <button type="button" onClick={() => tell(feed, "resume")}>
                  {t("add.resume")}
                </button>
              ) : (
                <button type="button" onClick={() => tell(feed, "pause")}>
                  {t("add.pause")}
                </button>
              )}
              <button type="button" onClick={() => tell(feed, "now")}>
                {t("feeds.now")}
              </button>
              <button type="button" onClick={() => tell(feed, "leave")}>
                {t("feeds.leave")}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function leftOf({ found, read, rate }: Followed, t: ReturnType<typeof useLanguage>["t"]): { time: string } {
  const left = duration(((found - read) / Math.max(0.01, rate ?? 0.01)) * 60);
  return { time: t(`add.unit.${left.unit}`, left) };
}

const timeOf = (instant: string): string => {
  const at = new Date(instant);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
};
