/** What a network's file holds, by name. Apart from what runs it, which is loaded in accurate mode only. */
export const NETWORK_TABLES = ["vectors", "words", "endings", "tags", "layer0", "layer1", "telling", "pair", "naming"] as const;
