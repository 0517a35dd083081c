"""Pages as bytes: the article's text and its particulars, and who may fetch them."""
