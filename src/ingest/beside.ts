/**
 * Files that stand beside documents and tell of the folder or its licence: packed with nearly every archive and data set, and
 * no news. In a folder or an archive they are left out and said to be; one that is named by itself is taken like any other.
 */
const BESIDE =
  /^(readme|licen[cs]e|copying|notice|changelog|changes|contributing|authors|citation|manifest|sha(1|256|512)?sums?|md5sums?)([-_.](apache|mit|bsd|gpl|cc0|cc-by|en|[\d.]+))?(\.(md|markdown|txt|rst|html?|cff|asc))?$/i;

/** @param path of which the last part is looked at */
export const standsBeside = (path: string): boolean => BESIDE.test(path.slice(path.lastIndexOf("/") + 1).replace(/^.*\\/, ""));
