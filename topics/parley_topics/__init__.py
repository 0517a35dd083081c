"""The wire contract of Parleywatch: records, topics and their bytes. It imports nothing else of the project."""
