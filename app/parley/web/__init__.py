"""What is served over HTTP, thin."""
