"""What the runs before have to say to the coach of the next one."""
