"""Slack: incoming webhooks, and a bot that keeps a thread for each subject."""
