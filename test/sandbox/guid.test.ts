import fc from 'fast-check'
import { guidAt, guidRank, guidSortKey, isGuid, positionOfGuid } from '../../src/sandbox/world/guid.ts'

const spaces = fc.record({ seed: fc.nat(), kind: fc.nat(100), division: fc.nat(10_000_000) })
const positions = fc.nat(2 ** 29)

describe('guids', () => {
  it('lead back to their position, and only in their own space', () => {
    fc.assert(
      fc.property(spaces, positions, (space, position) => {
        const guid = guidAt(space, position)

        return (
          isGuid(guid) && positionOfGuid(space, guid) === position && positionOfGuid({ ...space, kind: space.kind + 1 }, guid) === undefined
        )
      }),
    )
  })

  it('sort as their positions do', () => {
    fc.assert(
      fc.property(spaces, positions, positions, (space, one, other) => {
        const [first, second] = [guidAt(space, one), guidAt(space, other)]

        return guidSortKey(first) < guidSortKey(second) === one < other && guidRank(first) === one
      }),
    )
  })
})
