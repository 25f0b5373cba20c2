import { type ComponentType, useEffect, useState } from "react";
import { screenStrings } from "./language.tsx";
import { Trouble } from "./trouble.tsx";

/** What fetches each piece, in the order they were declared. */
export const loaders: (() => Promise<unknown>)[] = [];

/**
 * Code of a screen, with the words it speaks, fetched when it is first shown or ahead of that. Not React's `lazy`: it shows the waiting even
 * for what is here already, and then holds back what was waited for until 300 ms are over.
 */
export function onDemand<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  /** A screen; what comes up over one is not there until it is. */
  isScreen = true,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null;
  const fetched = async () => {
    const [module] = await Promise.all([load(), screenStrings()]);
    here = module.default;
  };
  loaders.push(fetched);
  return function OnDemand(props: Props) {
    const [Part, setPart] = useState(() => here);
    const [isLost, setLost] = useState(false);
    useEffect(() => {
      if (Part !== null || isLost) return;
      let isCurrent = true;
      fetched().then(
        () => isCurrent && setPart(() => here),
        () => isCurrent && setLost(true),
      );
      return () => {
        isCurrent = false;
      };
    }, [Part, isLost]);
    if (Part !== null) return <Part {...props} />;
    if (!isScreen) return null;
    return (
      <main id="main" className="page" aria-busy={!isLost}>
        {isLost && <Trouble code="offline" message="" again={() => setLost(false)} />}
      </main>
    );
  };
}
