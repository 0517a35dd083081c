"""Text with every offset kept: folding, paragraphs, sentences, quotes."""
