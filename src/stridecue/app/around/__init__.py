"""What comes before and after a run: checklist, mood, drills, and what is asked at the end."""
