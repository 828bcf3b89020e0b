"""The landing game: how quietly can you land? When its blocks begin.

Rules: blocks of a minute begin every five minutes of timer time, the first at five minutes. There are five of them in
a run of the first week and two more for each week since, so that calves get used to it. The last block's time runs on
until the next would begin.
"""

from __future__ import annotations

from stridecue.model.our_choices.coach import GAME_BLOCK_EVERY_S, GAME_BLOCKS_A_WEEK, GAME_FIRST_BLOCKS


def blocks(weeks: int) -> int:
    """Return how many blocks a run has, whole weeks after the game was first played."""
    return GAME_FIRST_BLOCKS + GAME_BLOCKS_A_WEEK * max(0, weeks)


def place(timer_s: float, most_blocks: int) -> tuple[float | None, int]:
    """Return the time since this block began, None outside the game, and the number of the block from 1 on."""
    begun = int(timer_s // GAME_BLOCK_EVERY_S)
    if 0 < begun <= most_blocks:
        return timer_s - begun * GAME_BLOCK_EVERY_S, begun
    return None, min(max(0, begun), most_blocks)
