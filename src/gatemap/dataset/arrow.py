"""Columns of text between pandas and Arrow, without a Python object for every cell."""

import pandas as pd
import pyarrow as pa


def texts_of(cells: pd.Series) -> pa.ChunkedArray:
    """Return a column of texts as Arrow holds it; nothing is copied where pandas holds it so already."""
    texts = pa.array(cells, pa.large_string())
    return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])


def series_of(texts: pa.Array | pa.ChunkedArray) -> pd.Series:
    """Return texts as a column of pandas, numbered from 0."""
    return pd.Series(texts.to_pandas())
