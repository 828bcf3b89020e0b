"""Where inputs come from: Bluetooth, the simulator, a recorded run."""
