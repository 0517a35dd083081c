"""Corpora: articles in files and folders, in the forms that people keep them in."""
