"""What the rooms of the house hand to one another: frozen dataclasses with units in their names.

Rules: every quantity is SI inside (m/s, m, s, bpm, steps a minute, percent grade). Missing is `None`, never 0.
Times are named: `t_ms` recording time, `elapsed_s` since the start with pauses, `timer_s` without pauses.
"""
