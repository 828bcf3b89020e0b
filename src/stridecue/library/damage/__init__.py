"""A library that is damaged: noticed, set aside, and what can be read of it taken over."""
