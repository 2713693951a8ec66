/** Where a place keeps its project memory: ServerStorage is never sent to clients and runs nothing. */
export const MEMORY_PATH = "game.ServerStorage.Vector.Memory";
