import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { type Address, printAddress } from "../state/address.ts";
import { go } from "./address.tsx";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Address;
}

/** A link inside the app: a real address, so that it opens in a new tab, is copied and is read out as a link. */
export function Link({ to, onClick, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return <a href={printAddress(to)} onClick={follow} {...rest} />;
}
