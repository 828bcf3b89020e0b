"""A plan followed while a run goes on: steps that end by sensors, clock or key, and what the runner changes."""
