"""What a character is, told without regular expressions: a class of Chinese characters takes 0.6 ms to compile."""

LETTER = r"[^\W\d_A-Za-z]"
"""For patterns: a character of a word that is neither Latin nor a digit."""


def is_chinese(text: str, but: str = "") -> bool:
    """Every character is a Chinese one or among `but`."""
    return all("\u4e00" <= character <= "\u9fff" or character in but for character in text)
