"""The pages; Streamlit runs these files, nothing imports them."""
