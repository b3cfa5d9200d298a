"""The dashboard as one command for the operator: what Streamlit is told, what surrounds it, what is warm beforehand."""
