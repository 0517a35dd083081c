"""Speed and memory of every stage: `python -m benchmarks` prints them side by side, all of one run."""
