"""What ends the reading of a table at once: one sentence, in the language of whoever reads it."""

from gatemap.errors import GatemapError
from gatemap.i18n.words import Words, words


class TableError(GatemapError):
    """A file cannot be read as a table.

    Parameters
    ----------
    key : str
        Names the message ``import-cannot-<key>``.
    **values
        What the message needs.
    """

    def __init__(self, key: str, **values):
        self.key, self.values = key, values
        super().__init__(self.said(words("en")))

    def said(self, say: Words) -> str:
        """Return the sentence in another language."""
        return say(f"import-cannot-{self.key}", **self.values)
