"""What the reader knows of English words: their class, their lemma, and the classes that rules speak of."""
