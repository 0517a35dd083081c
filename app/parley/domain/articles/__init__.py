"""An article as it arrives: its address, instant, versions, sketch, and what was met before."""
