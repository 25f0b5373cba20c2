import { useMemo, useSyncExternalStore } from "react";
import { type Address, parseAddress, printAddress } from "../state/address.ts";

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const whole = (): string => location.pathname + location.search;

/** Where the page is; changes when anything calls `go`, and on back and forward. */
export function useAddress(): Address {
  const words = useSyncExternalStore(listen, whole);
  return useMemo(() => here(words), [words]);
}

export function here(words = whole()): Address {
  const [path, search = ""] = words.split("?");
  return parseAddress(path, search);
}

/** Goes to an address. Steps inside a view replace the entry, so that back leaves the view and not one selection of many. */
export function go(to: Address, { replace = false } = {}): void {
  const words = printAddress(to);
  if (words === whole()) return;
  if (replace) history.replaceState(null, "", words);
  else history.pushState(null, "", words);
  for (const listener of listeners) listener();
}

export const change = (part: Partial<Address>, options?: { replace?: boolean }): void => go({ ...here(), ...part }, options);
