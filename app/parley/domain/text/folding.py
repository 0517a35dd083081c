"""Folding of typography: one spelling of quotes, dashes and spaces, with every offset kept."""

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("―", "—"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
        **dict.fromkeys("\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\t\v\f", " "),
        **dict.fromkeys("\r\u2028\u2029\u0085", "\n"),
    }
)


def fold(text: str) -> str:
    """The text with straight quotes, plain hyphens and plain spaces; it is exactly as long as what was given.

    An em dash stays, since it parts clauses; an en dash becomes a hyphen, since it joins words and numbers.
    """
    return fold_typewriter_marks(text).translate(_ONE_TO_ONE)


def fold_typewriter_marks(text: str) -> str:
    """The text with the marks of older wires, two grave accents and two apostrophes, as a quote and a space."""
    return text.replace("``", ' "').replace("''", '" ')
