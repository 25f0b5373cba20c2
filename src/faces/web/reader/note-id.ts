/** The element id of an item's note, which its marks point at. */
export const noteId = (item: string): string => `note-${item.replace(/[^\w-]/g, "_")}`;
