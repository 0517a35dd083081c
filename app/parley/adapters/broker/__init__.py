"""The broker, whichever it is: connections, topics, producers and readers, lag, and the embedded one."""
