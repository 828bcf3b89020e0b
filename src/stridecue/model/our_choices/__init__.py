"""Our choices: every figure by which Stridecue judges a run or speaks, and which no study gives.

Rules:
- All of these are OUR CHOICE. They stand here and nowhere else, with their unit in their name: in `signals` what is
  believed of sensors and made of it, in `runner` what a run is measured against, in `coach` what is told and when, in
  `report` what is said of a run afterwards, in `library` what is made of those that are kept.
- A figure that a study gives stands with its source beside its formula. The thresholds of single cues stand in the cue
  files, where a runner can change them.
- Bounds on what comes from outside, and choices of the screen, the voice, the demo, the library's file and Bluetooth
  stand beside what they are for.
"""
