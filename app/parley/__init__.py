"""Parleywatch: an event-streaming news monitor for negotiations."""
