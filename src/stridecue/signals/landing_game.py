"""The landing game: how quietly can you land? When its blocks begin.

Rules: blocks of a minute begin every five minutes of timer time, the first at five minutes. There are five of them in
a run of the first week and two more for each week since, so that calves get used to it. The last block's time runs on
until the next would begin.
"""

from __future__ import annotations

# OUR CHOICE
BLOCK_EVERY_S = 300.0
FIRST_BLOCKS = 5
BLOCKS_A_WEEK = 2


def blocks(weeks: int) -> int:
    """Return how many blocks a run has, whole weeks after the game was first played."""
    return FIRST_BLOCKS + BLOCKS_A_WEEK * max(0, weeks)


def place(timer_s: float, most_blocks: int) -> tuple[float | None, int]:
    """Return the time since this block began, None outside the game, and the number of the block from 1 on."""
    begun = int(timer_s // BLOCK_EVERY_S)
    if 0 < begun <= most_blocks:
        return timer_s - begun * BLOCK_EVERY_S, begun
    return None, min(max(0, begun), most_blocks)
