"""The list of runs: looked through, sorted, summed up, and what the runner says about a run."""
