/** Things of a list, as sources, each once. */
export const distinct = <T extends { id: string }>(things: readonly T[]): T[] => [...new Map(things.map((thing) => [thing.id, thing])).values()];
