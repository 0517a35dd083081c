"""The sample corpus: articles of three negotiations, and the developments that they must give."""
