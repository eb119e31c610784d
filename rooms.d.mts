export interface Room {
  readonly name: string;
  readonly floor: number;
  readonly does: string;
  readonly uses: readonly string[];
}
export const rooms: readonly Room[];
export const kernelOnly: readonly string[];
export function neighbours(room: Room): readonly string[];
export function refuseBentMap(map: readonly Room[]): void;
