"""Two documents of Ofsted's about the same authority, side by side: grades, what needed to improve, and what is new."""
