"""What Parleywatch knows and decides: pure functions and values, without I/O, clock or engine."""
