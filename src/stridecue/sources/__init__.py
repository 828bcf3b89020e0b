"""Where inputs come from: Bluetooth, the simulator, a recorded run.

A live source delivers bodies as they come, until it is cancelled; the others bring their own times. What is known of a
device by its name, and what its bytes mean, is other rooms' business. `bluetooth` is the door to all that is about
Bluetooth and says how its parts meet: a source for a run, one look at what is in the air, a lasting one, and one at the
adapter.
"""
