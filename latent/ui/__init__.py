"""The page side: the only place that imports streamlit."""
