/** What every training of the backbone begins with; the network adds one. */
export const SEED = 20261124;
