"""What a view shows, before anything is drawn: nodes, links, labels, words. No Streamlit here."""
